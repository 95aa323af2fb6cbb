"""A backup's data in a PostgreSQL database: what stood there is set aside in a schema of another name."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

from peewee import ProgrammingError

from klar.access.wall import put_up
from klar.db import Postgresql, opened, sqlite
from klar.migrations import migrate
from klar.upkeep.carrying import carry
from klar.upkeep.refused import Refused

ASIDE, PATIENCE = "before_", 20  # tenths of a second
OTHERS = """SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""


@contextmanager
def at(address: str) -> Iterator[Postgresql]:
    database = opened(address)
    try:
        yield database
    finally:
        database.close()


def occupied(address: str) -> bool:
    with at(address) as there:
        return bool(there.get_tables())


def settle(draft: Path, address: str, moment: datetime) -> None:
    """All of the draft in the place of what is there, in one transaction. Raises Refused when Klar has it open."""
    here = sqlite(draft)
    migrate(here)
    with at(address) as there, there.atomic():
        _unused(there)
        if there.get_tables():
            there.execute_sql(f"ALTER SCHEMA public RENAME TO {ASIDE}{moment.astimezone(UTC):%Y%m%d_%H%M%S}")
            there.execute_sql("CREATE SCHEMA public")
            there.execute_sql("GRANT USAGE ON SCHEMA public TO PUBLIC")
        migrate(there)
        carry(here, there)
        put_up(there)
    here.close()


def _unused(there: Postgresql) -> None:
    """Nobody else is connected; the server's own processes do not count, and whoever has just left is still seen for a moment."""
    for _attempt in range(PATIENCE):
        there.execute_sql("SELECT pg_stat_clear_snapshot()")  # else a transaction sees the same ones every time
        if not there.execute_sql(OTHERS).fetchone()[0]:
            return
        sleep(0.1)
    raise Refused("KLAR_DATABASE er i bruk. Stopp Klar og prøv igjen.")


def aside(address: str) -> list[str]:
    """The schemas that restores have set aside."""
    with at(address) as there:
        return [name for (name,) in there.execute_sql("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, ?) ORDER BY 1", (ASIDE,))]


def tombstones(address: str, events: int, chain: str) -> list[tuple[int, str]]:
    """The deleted cases of a database whose record has this place in the chain after so many events; of another one, none."""
    with at(address) as there:
        try:
            same = there.execute_sql("SELECT 1 FROM audit_event WHERE id = ? AND upper(encode(chain, 'hex')) = ?", (events, chain)).fetchone()
            return there.execute_sql("SELECT case_number, basis FROM tombstone").fetchall() if same else []
        except ProgrammingError:  # nothing there yet, or from before there were tombstones
            return []
