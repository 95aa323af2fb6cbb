"""Events and the deadlines they start."""

from datetime import date
from typing import Any

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import atomic, now
from klar.deadlines import compute
from klar.models import sealed
from klar.models.case import Deadline, Trigger


def add_trigger(box: Box, case: Any, kind: str, on: date, facts: dict[str, Any]) -> int:
    """The event and every deadline that follows from it; returns how many.

    A deadline that an earlier event had started by the same rule gives way: «8 weeks» run from the end of the
    negotiations once they have ended (aml § 17-4).
    """
    trigger = Trigger.create(case=case.id, happened_on=on, at=now())
    sealed.put(box, trigger, kind=kind)
    dues = compute(kind, on, facts)
    _void(box, case, {due.code for due in dues})
    for due in dues:
        row = Deadline.create(
            case=case.id,
            trigger=trigger,
            due_on=due.due_on,
            extended_on=due.extended_on,
            safe_on=due.safe_on,
            hard=due.kind == "hard",
        )
        sealed.put(box, row, code=due.code)
    return len(dues)


def _void(box: Box, case: Any, codes: set[str]) -> None:
    rows = list(Deadline.select().where(Deadline.case == case.id, Deadline.status == "open"))
    replaced = [row.id for row in rows if sealed.get(box, "deadline", row).get("code") in codes]
    Deadline.update(status="void").where(Deadline.id.in_(replaced)).execute()


def happened(by: int, case_id: int, kind: str, on: date) -> None:
    """A new trigger event on the case, with the deadlines it starts."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        box = keys.box(case.key)
        about = sealed.get(box, "case", case)
        count = add_trigger(box, case, kind, on, {"case_type": about["type"], **about["law"]})
        entry = add_entry(box, case, by, "trigger", trigger=kind, on=on.isoformat())
        touch(case)
        record("case.triggered", officer=by, subject=case.id, rule=case.allowed_by, trigger=entry.id, deadlines=count)


def keep_deadline(by: int, deadline_id: int, case_id: int) -> None:
    """«Jeg har gjort dette»: the deadline is kept."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        kept = Deadline.update(status="kept").where(
            Deadline.id == deadline_id, Deadline.case == case.id, Deadline.status == "open"
        )
        if kept.execute():
            add_entry(keys.box(case.key), case, by, "deadline")
            record("deadline.kept", officer=by, subject=deadline_id, rule=case.allowed_by, case=case.id)
