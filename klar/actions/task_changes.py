"""What one does with a task besides doing it: put it off, give it away, split it, let it come back."""

from datetime import date
from typing import Any

from klar.access import fetch, listed, may
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, today
from klar.models import sealed
from klar.models.officer import colleagues
from klar.models.task import REPEATS, Task, one_task
from klar.notify import enqueue

MOST_PARTS = 20


def put_off(by: int, task_id: int, until: date) -> None:
    """The task is out of sight until that day, and due no sooner. Raises ValueError for a day that has been."""
    if until < today():
        raise ValueError(f"a task is put off to a day to come: {until}")
    with atomic():
        task = fetch(by, "task.write", task_id)
        due_on = max(task.due_on, until) if task.due_on else None
        _change(task, from_on=until, due_on=due_on)
        record("task.put_off", officer=by, subject=task.id, rule=task.allowed_by, until=str(until))


def repeat(by: int, task_id: int, how_often: str) -> None:
    """The task comes back after it is done: a key of REPEATS, or empty for no more. Raises ValueError for another."""
    if how_often and how_often not in REPEATS:
        raise ValueError(f"not a rhythm: {how_often}")
    with atomic():
        task = fetch(by, "task.write", task_id)
        _change(task, repeats=how_often)
        record("task.changed", officer=by, subject=task.id, rule=task.allowed_by)


def takers(me: int, task: Any) -> list[Any]:
    """Who a task can be given to: the officers of one's clubs, and of a case's task those who can read the case."""
    return [row for row in colleagues(me=me, today=today()) if task.case_id is None or may(row.id, "case.read", task.case_id)]


def give(by: int, task_id: int, to: int) -> None:
    """The task is another's to do from now on. Raises Conflict when that one cannot have it."""
    with atomic():
        task = fetch(by, "task.write", task_id)
        if to not in {row.id for row in takers(by, task)}:
            raise Conflict
        _change(task, owner=to, given_by=by)
        record("task.given", officer=by, subject=task.id, rule=task.allowed_by, to=to)
        enqueue("task", task.id, f"given {task.version}", [to])


def take_back(by: int, task_id: int) -> None:
    """What one gave away, and is not done yet, is one's own again."""
    with atomic():
        task = fetch(by, "task.given", task_id)
        _change(task, owner=by, given_by=None)
        record("task.given", officer=by, subject=task.id, rule=task.allowed_by, to=by)


def add_part(by: int, task_id: int, text: str) -> None:
    """One more small step at the end; nothing when there are MOST_PARTS."""
    _parts(by, task_id, lambda parts: [*parts, {"text": text, "done": False}][:MOST_PARTS])


def tick_part(by: int, task_id: int, place: int, done: bool) -> None:
    """A small step is done, or not done after all; nothing when there is none at that place."""
    _parts(by, task_id, lambda parts: [{**part, "done": done} if n == place else part for n, part in enumerate(parts)])


def _parts(by: int, task_id: int, changed: Any) -> None:
    with atomic():
        task = fetch(by, "task.write", task_id)
        box = keys.box(task.key)
        said = sealed.get(box, "task", task)
        sealed.put(box, Task.get_by_id(task.id), **{**said, "parts": changed(said.get("parts", []))})
        _change(task)
        record("task.changed", officer=by, subject=task.id, rule=task.allowed_by)


def read_task(me: int, task_id: int) -> Any:
    """A task of one's own as its page shows it, or None."""
    return next(iter(listed(me, "task.write", one_task, id=task_id)), None)


def _change(task: Any, **values: Any) -> None:
    Task.update(version=Task.version + 1, **values).where(Task.id == task.id).execute()
