"""Keeping a meeting with a club: what the helper saw, for helpers alone, and what both agreed, as tasks."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from klar.access import fetch, listed
from klar.audit import record
from klar.crypto import keys
from klar.db import atomic, now
from klar.models import sealed
from klar.models.club_tasks import level
from klar.models.club_visit import ClubStep, ClubVisit, steps, visits
from klar.models.follow_up import of_club
from klar.models.task import Task
from klar.notify.outbox import enqueue


class Agreed(NamedTuple):
    text: str
    who: int  # an officer
    due_on: date | None


def club_reps(by: int, unit_id: int) -> list[Any]:
    """The reps of a club that `by` follows up."""
    return listed(by, "follow.read", of_club, club=unit_id)


def seen_so_far(by: int, unit_id: int) -> dict[str, str]:
    """The newest reply to each of CLUB_TASKS that has one."""
    rows = listed(by, "follow.read", visits, club=unit_id)
    boxes = keys.unlock(row.key for row in rows)
    return {code: reply for row in reversed(rows) for code, reply in sealed.get(boxes.get(row.key), "club_visit", row).get("replies", {}).items()}


def agreed_last(by: int, unit_id: int) -> list[dict[str, Any]]:
    """What was agreed at the newest meeting, each `text`, `who` and whether it is `done`, as far as `by` has a part in it."""
    newest = next(iter(listed(by, "follow.read", visits, club=unit_id)), None)
    if newest is None:
        return []
    said = sealed.get(keys.unlock([newest.key]).get(newest.key), "club_visit", newest).get("steps", [])
    known = {row.place: row.status for row in listed(by, "follow.read", steps, club=unit_id)}
    return [{"text": step["text"], "who": step["who"] or newest.helper, "done": known.get(place) == "done"} for place, step in enumerate(said)]


def keep_visit(by: int, unit_id: int, replies: Mapping[str, str], agreed: list[Agreed]) -> None:
    """404 when `by` does not follow up the club; a step is done by one of its reps, or by `by`."""
    key = keys.create()
    with atomic():
        club = fetch(by, "follow.read", unit_id)
        names = {row.officer_id: row.name for row in club_reps(by, unit_id)}
        stands = level({**seen_so_far(by, unit_id), **replies})
        visit = ClubVisit.create(unit=club.id, made_by=by, at=now(), level=stands, key=key)
        sealed.put(keys.box(key), visit, replies=dict(replies), steps=[{"text": step.text, "who": names.get(step.who, "")} for step in agreed])
        record("club.visited", officer=by, subject=visit.id, rule=club.allowed_by, unit=club.id, level=stands)
        for place, step in enumerate(agreed):
            ClubStep.create(visit=visit, task=_task(by, step.who if step.who in names else by, step), place=place)


def _task(by: int, owner: int, step: Agreed) -> Task:
    """On the Home of whoever does it, and among what the other has given away."""
    key = keys.create()
    task = Task.create(key=key, owner=owner, due_on=step.due_on, made_at=now(), given_by=by if owner != by else None)
    sealed.put(keys.box(key), task, title=step.text)
    record("task.made", officer=by, subject=task.id, case=None)
    if owner != by:
        record("task.given", officer=by, subject=task.id, rule="giver", to=owner)
        enqueue("task", task.id, f"given {task.version}", [owner])
    return task
