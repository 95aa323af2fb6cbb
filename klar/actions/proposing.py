"""Tasks that Klar proposes in a case, and ticks when what they ask for is done on another page."""

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


def propose(box: Box, case: Any, by: int, code: str) -> None:
    """A proposed task of FIRST_TASKS, unless the same one waits already. Inside the caller's transaction."""
    if _waiting(box, case.id, (code,)):
        return
    task = FIRST_TASKS[code]
    row = Task.create(key=case.key, case=case.id, owner=by, status="proposed", made_at=now(), due_on=today() + timedelta(days=task.days))
    sealed.put(box, row, title=str(task.title), code=code)


def propose_to_tell(box: Box, case: Any, by: int) -> None:
    """«Si fra til medlemmet» after something has changed; nothing in a case that is about no member."""
    if Party.select().where(Party.case == case.id, Party.member.is_null(False)).exists():
        propose(box, case, by, "tell")


def tick(box: Box, case: Any, by: int, *codes: str) -> None:
    """What these proposals ask for has been done: they need no tick of their own. Inside the caller's transaction."""
    for row in _waiting(box, case.id, codes):
        Task.update(status="done", done_at=now(), version=Task.version + 1).where(Task.id == row.id).execute()
        record("task.done", officer=by, subject=row.id, rule=case.allowed_by, case=case.id)


def _waiting(box: Box, case_id: int, codes: tuple[str, ...]) -> list[Task]:
    rows = Task.select().where(Task.case == case_id, Task.status.in_(UNDONE)).order_by(Task.id)
    return [row for row in rows if sealed.get(box, "task", row).get("code") in codes]
