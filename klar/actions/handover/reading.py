"""The receiver's page: what is shown there is on record as a look at the case."""

from typing import Any

from klar.access import fetch
from klar.actions.handover.summary import Told, summary
from klar.audit import looked, record
from klar.crypto import keys
from klar.db import atomic
from klar.models import sealed
from klar.models.case import Case
from klar.models.case.handover import said_between

HERE = ("taken", "unit")  # ways in for those who see what it is about; on the desk it is closed


def read_handover(by: int, handover_id: int) -> Any:
    """The hand-over, for showing it: `may_also` says whether it can be taken."""
    handover = fetch(by, "handover.read", handover_id, "handover.take")
    if handover.allowed_by in HERE:
        _look(by, handover, "summary")
    return handover


def read_own(by: int, handover_id: int) -> Any:
    """The hand-over, for showing the sender."""
    handover = fetch(by, "handover.own", handover_id)
    _look(by, handover, handover.allowed_by)
    return handover


def _look(by: int, handover: Any, rule: str) -> None:
    if not looked("case.read", by, handover.case_id, rule):
        with atomic():
            record("case.read", officer=by, subject=handover.case_id, rule=rule)


def talk(handover: Any) -> list[tuple[Any, str]]:
    """What receiver and sender have said to each other, the oldest first: each row, and its text."""
    case = Case.get_by_id(handover.case_id)
    box = keys.unlock([case.key]).get(case.key)
    rows = [(row, sealed.get(box, "entry", row)) for row in said_between(case=case.id)]
    return [(row, said.get("text", "")) for row, said in rows if said.get("handover") == handover.id]


def case_in(handover: Any) -> tuple[Any, str, Told]:
    """The case it is about, why it was sent, and the summary. For those whom klar.access has let see the hand-over."""
    case = Case.get_by_id(handover.case_id)
    box = keys.unlock([case.key]).get(case.key)
    reason = sealed.get(box, "handover", handover).get("reason", "")
    return case, reason, summary(box, case, reason)


def case_summary(case: Any, reason: str) -> Told:
    """What the receiver will see, before it is sent."""
    return summary(keys.unlock([case.key]).get(case.key), case, reason)
