"""In whose hands something is, and who stands in for them today."""

from collections.abc import Callable

from klar.db import today
from klar.models.case import Case, Handover, Participant
from klar.models.officer import in_place


def hands(case_id: int) -> set[int]:
    """The officers who have the case, are in it, or have taken it."""
    parts = Participant.select(Participant.officer).where(Participant.case == case_id)
    took = Handover.select(Handover.taken_by).where(Handover.case == case_id, Handover.status == "taken")
    return {Case.get_by_id(case_id).handler_id, *(row[0] for query in (parts, took) for row in query.tuples())}


def stand_ins() -> Callable[[set[int]], set[int]]:
    """What adds to some officers those who stand in for any of them today; the database is asked once, however many there are."""
    pairs = in_place(today=today())
    return lambda owners: owners | {pair.deputy for pair in pairs if pair.replaced in owners}
