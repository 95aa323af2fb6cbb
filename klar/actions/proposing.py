"""Tasks that Klar proposes in a case, and ticks when what they ask for has been done on another page."""

from datetime import timedelta
from typing import Any

from klar.audit import record
from klar.crypto import Box
from klar.db import now, today
from klar.models import sealed
from klar.models.case import Party
from klar.models.case_type import FIRST_TASKS
from klar.models.task import Task

UNDONE = ("proposed", "open")
# What a new line of the timeline does for the proposals: codes of FIRST_TASKS, by the line's kind.
DOES = {
    "call": ("call", "tell"),
    "meeting": ("meeting",),
    "consent": ("ask_consent",),
    "help_sent": ("branch",),
    "onward_sent": ("branch",),
}
BRINGS = ("letter", "payslip", "contract", "application")  # a paper is the one that is asked for, when only one is
TELLS = ("trigger", "trigger_changed", "trigger_voided", "status", "taken", "returned")  # what the member would want to know


def follow_up(box: Box, case: Any, by: int | None, kind: str) -> list[int]:
    """What a new line of this kind means for the case's tasks; the ids of those it ticked. Inside the caller's transaction."""
    if kind in TELLS:
        _propose_to_tell(box, case)
    if kind == "document":
        waiting = _waiting(box, case.id, BRINGS)
        return _tick(case, by, waiting if len(waiting) == 1 else [])
    return _tick(case, by, _waiting(box, case.id, DOES[kind])) if kind in DOES else []


def untick(ids: list[int]) -> None:
    """Angre: what a line ticked is to be done again."""
    Task.update(status="open", done_at=None, version=Task.version + 1).where(Task.id.in_(ids), Task.status == "done").execute()


def _propose_to_tell(box: Box, case: Any) -> None:
    """«Si fra til medlemmet», once while it waits, for whoever has the case; nothing in a case that is about no member."""
    about = Party.select().where(Party.case == case.id, Party.member.is_null(False)).exists()
    if not about or _waiting(box, case.id, ("tell",)):
        return
    tell = FIRST_TASKS["tell"]
    due_on = today() + timedelta(days=tell.days)
    row = Task.create(key=case.key, case=case.id, owner=case.handler_id, status="proposed", made_at=now(), due_on=due_on)
    sealed.put(box, row, title=str(tell.title), code="tell")


def _tick(case: Any, by: int | None, rows: list[Task]) -> list[int]:
    for row in rows:
        Task.update(status="done", done_at=now(), version=Task.version + 1).where(Task.id == row.id).execute()
        record("task.done", officer=by, subject=row.id, rule=getattr(case, "allowed_by", ""), case=case.id)
    return [row.id for row in rows]


def _waiting(box: Box, case_id: int, codes: tuple[str, ...]) -> list[Task]:
    rows = Task.select().where(Task.case == case_id, Task.status.in_(UNDONE)).order_by(Task.id)
    return [row for row in rows if sealed.get(box, "task", row).get("code") in codes]
