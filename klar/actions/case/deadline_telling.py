"""Telling the branch, once, of a deadline that nobody had acted on by its safe date."""

from klar.access import may
from klar.actions.case.entry import add_entry
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now, today
from klar.models import sealed
from klar.models.case.alert import unspoken
from klar.models.case.deadline import Alert, Deadline
from klar.models.officer import Mandate
from klar.models.role import OVERSEERS
from klar.notify import enqueue


def tell_branches() -> int:
    """Returns how many were told of. Each deadline stands for itself: killed in between, the next run goes on where this ended."""
    return sum(_tell(row.id) for row in list(unspoken(today())))


def _tell(deadline_id: int) -> bool:
    """Once: asked again inside the write turn, so two runs at a time tell once, and one that is kept meanwhile is not told of."""
    with atomic():
        row = unspoken(today()).where(Deadline.id == deadline_id).first()
        box = keys.unlock([row.case.key]).get(row.case.key) if row else None
        if not box or not (unit := _placed(row)):
            return False
        add_entry(box, row.case, None, "deadline_told", code=sealed.get(box, "deadline", row)["code"])
        record("deadline.told", officer=None, subject=row.id, case=row.case_id, unit=unit)
    return True


def _placed(row: Deadline) -> int | None:
    """The unit that is told: the branch, or further up when nobody who leads there may see it (trust.md N1) or nobody leads."""
    unit = row.case.unit.parent
    while unit:
        alert = Alert.create(case=row.case_id, deadline=row.id, unit=unit, at=now())
        if able := [officer for officer in _leaders(unit.id) if may(officer, "alert.read", alert.id)]:
            enqueue("alert", alert.id, "", able)
            return unit.id
        alert.delete_instance()
        unit = unit.parent
    return None


def _leaders(unit: int) -> list[int]:
    held = Mandate.select(Mandate.officer).where(Mandate.unit == unit, Mandate.role.in_(OVERSEERS))
    return sorted({row.officer_id for row in held})
