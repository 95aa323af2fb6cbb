"""Who hears of a hand-over outside Klar, should they want to."""

from typing import Any

from klar.db import now, to_ms
from klar.models.case import Case, Handover
from klar.models.officer import Mandate
from klar.models.role import TAKERS
from klar.notify import enqueue


def tell_desk(by: int, handover: Handover) -> None:
    """Those in the unit who take what is sent to it."""
    desk = Mandate.select(Mandate.officer).where(Mandate.unit == handover.to_unit_id, Mandate.role.in_(TAKERS))
    enqueue("help", handover.id, "sent", {row.officer_id for row in desk} - {by})


def tell_other(by: int, handover: Any, case: Case, what: str) -> None:
    """The other side: of an answer to the receiver whoever took it, of all else the sender and whoever has the case.

    Both rows as they were read before: who has said no may read neither any more.
    """
    to = {handover.taken_by_id} if what == "replied" else {handover.from_officer_id, case.handler_id}
    enqueue("help", handover.id, f"{what} {to_ms(now())}", to - {by})
