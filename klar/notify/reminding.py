"""What the clock finds: deadlines, meetings and tasks that are near. Asked as often as one likes, each is said once."""

from collections.abc import Iterable
from datetime import date, timedelta

from klar.db import atomic, today
from klar.models.case import Case, Deadline
from klar.models.club import ClubRecord
from klar.models.gathering import Gathering, Signup
from klar.models.officer import Mandate
from klar.models.role import CLUB, CLUB_SEATS
from klar.models.task import Task
from klar.notify.moments import morning
from klar.notify.outbox import enqueue, enqueue_each
from klar.notify.whose import hands, stand_ins

# How many days are left, and which reminder that is: two days without a clock are caught up with.
DEADLINES = {7: 7, 6: 7, 5: 7, 1: 1, 0: 0}
TASKS = {1: 1, 0: 0}


def remind() -> None:
    _deadlines()
    _meetings()
    _gatherings()
    _tasks()


def _deadlines() -> None:
    """To whoever has the case, is in it, or has taken it, and their stand-ins; of a deadline that is ours to keep."""
    standing = stand_ins()
    runs = Deadline.select(Deadline.id, Deadline.due_on, Deadline.case).join(Case).where(Deadline.status == "open", Deadline.hard, Case.closed_on.is_null())
    for row in list(runs.where(Deadline.due_on.in_(_days(DEADLINES))).order_by(Deadline.id)):
        _say("deadline", row.id, _mark(row.due_on, DEADLINES), standing(hands(row.case_id)))


def _meetings() -> None:
    tomorrow = today() + timedelta(days=1)
    for row in list(ClubRecord.select().where(ClubRecord.kind == "meeting", ClubRecord.from_on == tomorrow).order_by(ClubRecord.id)):
        seats = Mandate.select(Mandate.officer).where(Mandate.unit == row.unit_id, Mandate.role.in_((*CLUB, *CLUB_SEATS)))
        _say("meeting", row.id, tomorrow.isoformat(), {seat.officer_id for seat in seats})


def _gatherings() -> None:
    tomorrow = today() + timedelta(days=1)
    rows = Signup.select(Signup.id, Signup.officer).join(Gathering).where(Gathering.held_on == tomorrow, Gathering.off_at.is_null(), Signup.status == "coming")
    with atomic():
        enqueue_each("gathering_soon", {row.officer_id: row.id for row in rows}, f"soon {tomorrow.isoformat()}", morning(today()))


def _tasks() -> None:
    standing = stand_ins()
    for row in list(Task.select().where(Task.status == "open", Task.due_on.in_(_days(TASKS))).order_by(Task.id)):
        _say("task", row.id, _mark(row.due_on, TASKS), standing({row.owner_id}))


def _days(near: Iterable[int]) -> list[date]:
    return [today() + timedelta(days=left) for left in near]


def _mark(due: date, near: dict[int, int]) -> str:
    return f"{due.isoformat()} {near[(due - today()).days]}"


def _say(kind: str, about: int, mark: str, to: Iterable[int]) -> None:
    """In the morning of the day, so that whoever is told at once is told with the others."""
    with atomic():
        enqueue(kind, about, mark, to, morning(today()))
