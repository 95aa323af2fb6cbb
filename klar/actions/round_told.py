"""What a call means for the rounds that the same person is in."""

from klar.db import now
from klar.models.call_round import RoundCall
from klar.models.officer import Mandate


def told(officer: int, outcome: str, *, over: bool) -> None:
    """Inside the caller's transaction. Nobody has them any more; `over`: they are not called again in any round that runs."""
    theirs = RoundCall.mandate.in_(Mandate.select(Mandate.id).where(Mandate.officer == officer))
    said = {"outcome": outcome, "held_by": None, "held_until": None, "done_at": now() if over else None}
    RoundCall.update(said).where(theirs, RoundCall.done_at.is_null()).execute()
