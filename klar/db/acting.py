"""Who the web is working for, as PostgreSQL's row-level security is told at the start of every transaction."""

from contextvars import ContextVar

from klar.db.clock import today

NOBODY = ""  # the command line and its jobs: what they may touch is up to the role they sign in to the database with

acting: ContextVar[str] = ContextVar("acting", default=NOBODY)


def act_for(officer: int) -> None:
    """From the next transaction on, rows are this officer's to see only; 0 is somebody not signed in yet."""
    acting.set(
        f"; SET LOCAL ROLE klar_web; SELECT set_config('klar.officer', '{officer:d}', true), "
        f"set_config('klar.today', '{today().isoformat()}', true)"
    )
