"""Taking over what somebody left behind: a case with its tasks and what was begun on it, and tasks of the club's own."""

from typing import Any

from klar.access import fetch, listed
from klar.actions.case import add_entry
from klar.actions.club.heirs import heirs
from klar.actions.draft import opened
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, now, today
from klar.models import sealed
from klar.models.case import Case, Handover, missing
from klar.models.case_type import FIRST_TASKS
from klar.models.draft import Draft
from klar.models.left import left_tasks
from klar.models.officer import Officer
from klar.models.task import Task
from klar.models.unit import Unit


def may_get(by: int, case_id: int) -> list[Any]:
    """The club's officers who may be given the case: reps there today, no party to it. 404 when it is not `by`'s to give."""
    return heirs(case=fetch(by, "case.take", case_id).id, today=today())


def take_case(by: int, case_id: int) -> None:
    """Makes `by` the handler: as a rep of the club, or for the branch. Raises Conflict when the branch must let the club."""
    with atomic():
        case = fetch(by, "case.take", case_id)
        able = heirs(case=case.id, today=today())
        if by in [row.id for row in able]:
            _move(by, case, by)
        elif case.allowed_by == "branch" and branch_may(case.id, able):
            _for_branch(by, case)
            _move(by, case, by)
        else:
            raise Conflict


def branch_may(case_id: int, able: list[Any]) -> bool:
    """The member has said yes to the branch, or there is nobody else who can ask."""
    return not able or not missing(case_id, "share_with_branch", today())


def give_case(by: int, case_id: int, to: int) -> None:
    """Makes another rep of the club the handler. Raises Conflict when that one cannot have it."""
    with atomic():
        case = fetch(by, "case.take", case_id)
        if to not in [row.id for row in heirs(case=case.id, today=today())]:
            raise Conflict
        _move(by, case, to)


def _move(by: int, case: Any, to: int) -> None:
    """Who has it is changed last: from then on `by` may be shut out of what hangs on it."""
    box, before = keys.box(case.key), case.handler_id
    Task.update(owner=to, version=Task.version + 1).where(Task.case == case.id, Task.owner == before, Task.status.in_(("open", "proposed"))).execute()
    _move_drafts(case.id, before, to)
    add_entry(box, case, by, "taken_over", text=Officer.get_by_id(to).name)
    told = Task.create(key=case.key, case=case.id, owner=to, status="proposed", made_at=now(), due_on=today())
    sealed.put(box, told, title=str(FIRST_TASKS["call"].title))
    record("case.taken_over", officer=by, subject=case.id, rule=case.allowed_by, to=to, before=before)
    Case.update(handler=to, version=Case.version + 1, changed_at=now()).where(Case.id == case.id).execute()


def _move_drafts(case_id: int, before: int, to: int) -> None:
    """What the one who left had begun in this case. Whatever else they had begun stays theirs alone."""
    rows = list(Draft.select().where(Draft.owner == before, Draft.finished.is_null()).order_by(Draft.id))
    boxes: dict[str, Box] = keys.unlock(row.key for row in rows)
    of_case = [row.id for row in rows if str(opened(row, boxes.get(row.key)).get("sak")) == str(case_id)]
    Draft.update(owner=to, version=Draft.version + 1).where(Draft.id.in_(of_case)).execute()


def _for_branch(by: int, case: Any) -> None:
    """It is on the branch's desk as if it had been sent on and taken; what waited there for an answer is answered."""
    unit = Unit.get_by_id(case.unit_id).parent_id
    waiting = (Handover.case == case.id) & (Handover.to_unit == unit) & Handover.status.in_(("sent", "taken"))
    Handover.update(status="done", ended_at=now()).where(waiting).execute()
    made = Handover.create(
        case=case.id, kind="onward", from_officer=case.handler_id, to_unit=unit, status="taken", taken_by=by, sent_at=now(), answered_at=now(), whole=True
    )
    sealed.put(keys.box(case.key), made, reason="")
    record("handover.taken", officer=by, subject=made.id, rule=case.allowed_by, case=case.id)


def take_tasks(by: int) -> int:
    """Takes the tasks without a case that somebody left in a club `by` leads. Returns how many."""
    with atomic():
        rows = listed(by, "task.take", left_tasks)
        for row in rows:
            Task.update(owner=by, version=Task.version + 1).where(Task.id == row.id).execute()
            record("task.taken_over", officer=by, subject=row.id, rule="left", before=row.owner_id)
    return len(rows)
