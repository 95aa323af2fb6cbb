"""Tasks: made, accepted, done, and done undone."""

from datetime import date
from typing import Any

from klar.access import fetch
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now
from klar.models import sealed
from klar.models.task import Task


def make_task(by: int, title: str, due_on: date | None, case_id: int | None = None) -> Task:
    """A task of one's own, by itself or in a case one can write in."""
    loose = keys.create() if case_id is None else ""
    with atomic():
        key = loose or fetch(by, "case.write", case_id).key
        task = Task.create(key=key, case=case_id, owner=by, due_on=due_on, made_at=now())
        sealed.put(keys.box(key), task, title=title)
        record("task.made", officer=by, subject=task.id, case=case_id)
    return task


def accept_task(by: int, task_id: int) -> Any:
    """A proposed first task becomes one to do."""
    return _move(by, task_id, "proposed", "open", "task.accepted")


def finish_task(by: int, task_id: int) -> Any:
    return _move(by, task_id, "open", "done", "task.done")


def reopen_task(by: int, task_id: int) -> Any:
    """Angre: the task is to be done again."""
    return _move(by, task_id, "done", "open", "task.reopened")


def _move(by: int, task_id: int, old: str, new: str, event: str) -> Any:
    """Moves the task on; nothing happens when it is already there, so a second tap is harmless."""
    with atomic():
        task = fetch(by, "task.write", task_id)
        done_at = now() if new == "done" else None
        moved = Task.update(status=new, done_at=done_at, version=Task.version + 1).where(
            Task.id == task.id, Task.status == old
        )
        if moved.execute():
            record(event, officer=by, subject=task.id, rule=task.allowed_by, case=task.case_id)
    return task
