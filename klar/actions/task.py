"""Tasks: made, accepted, done, and done undone. One that repeats comes back when it is done."""

from collections.abc import Callable
from datetime import date
from typing import Any

from klar.access import fetch
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now, today
from klar.deadlines.calendar import add_months
from klar.models import sealed
from klar.models.task import REPEATS, Task


def make_task(by: int, title: str, due_on: date | None, case_id: int | None = None, *, from_on: date | None = None, repeats: str = "", code: str = "") -> Task:
    """A task of one's own, by itself or in a case one can write in. `repeats` is a key of REPEATS, `code` the proposal it comes from."""
    loose = keys.create() if case_id is None else ""
    with atomic():
        key = loose or fetch(by, "case.write", case_id).key
        task = Task.create(key=key, case=case_id, owner=by, from_on=from_on, due_on=due_on, made_at=now(), repeats=repeats)
        sealed.put(keys.box(key), task, title=title, **({"code": code} if code else {}))
        record("task.made", officer=by, subject=task.id, case=case_id)
    return task


def accept_task(by: int, task_id: int) -> Any:
    """A proposed first task becomes one to do."""
    return _move(by, task_id, "proposed", "open", "task.accepted")


def finish_task(by: int, task_id: int) -> Any:
    return _move(by, task_id, "open", "done", "task.done", _come_back)


def reopen_task(by: int, task_id: int) -> Any:
    """Angre: the task is to be done again, and the one that came back after it is not."""
    return _move(by, task_id, "done", "open", "task.reopened", _stay_away)


def _move(by: int, task_id: int, old: str, new: str, event: str, then: Callable[[Any], None] = lambda _task: None) -> Any:
    """Moves the task on; nothing happens when it is already there, so a second tap is harmless."""
    with atomic():
        task = fetch(by, "task.write", task_id)
        done_at = now() if new == "done" else None
        moved = Task.update(status=new, done_at=done_at, version=Task.version + 1).where(
            Task.id == task.id, Task.status == old
        )
        if moved.execute():
            record(event, officer=by, subject=task.id, rule=task.allowed_by, case=task.case_id)
            then(task)
    return task


def _come_back(task: Any) -> None:
    """The next one, as far after this one's dates as it repeats; counted from today when it had none."""
    if not task.repeats:
        return
    months = REPEATS[task.repeats]
    start, due = (add_months(on, months) if on else None for on in (task.from_on, task.due_on))
    due = due or add_months(today(), months)
    made = Task.create(key=task.key, case=task.case_id, owner=task.owner_id, from_on=start or due, due_on=due, made_at=now(), repeats=task.repeats, after=task.id)
    box = keys.box(task.key)
    said = sealed.get(box, "task", task)
    parts = [{**part, "done": False} for part in said.pop("parts", [])]
    sealed.put(box, made, **said, **({"parts": parts} if parts else {}))


def _stay_away(task: Any) -> None:
    Task.update(status="dropped").where(Task.after == task.id, Task.status == "open").execute()
