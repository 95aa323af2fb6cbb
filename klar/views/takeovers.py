"""«Overlevering»: what waits for somebody new, and what whoever leaves tells them. For the branch: which clubs have nobody."""

from datetime import date
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch, listed
from klar.actions.club import branch_may, give_case, may_get, take_case, take_tasks
from klar.crypto import keys
from klar.db import as_date, today
from klar.deadlines import in_words
from klar.htmx import page
from klar.i18n import _
from klar.models import sealed
from klar.models.case import open_count
from klar.models.club import agreements, briefings, contacts, meetings
from klar.models.left import left_cases, left_tasks, without_reps
from klar.models.role import CLUB, CLUB_BOARD, ROLES
from klar.views.club_lines import agreement, briefing, contact, meeting, opened
from klar.wizards.questions import number

views = Blueprint("takeovers", __name__)


@views.get("/klubben/overlevering")
@access("club.record", "club.read")
def show() -> ResponseReturnValue:
    """Five minutes' reading: what is open, what is near, who to call, what was agreed."""
    me = current_user.id
    tell = {"agreements": (agreements, agreement), "meetings": (meetings, meeting), "contacts": (contacts, contact), "briefings": (briefings, briefing)}
    found = {name: [line(*row) for row in opened(listed(me, "club.read", query))] for name, (query, line) in tell.items()}
    return page(
        "club/briefing.html",
        cases=waiting(),
        tasks=[said["title"] for _row, said in _tasks()] if current_user.holds(CLUB_BOARD) else [],
        mine=listed(me, "case.read", open_count)[0].count,
        agreements=[row for row in found["agreements"] if row["kind"] == "soon"],
        meetings=[row for row in found["meetings"] if row["ahead"]],
        contacts=found["contacts"],
        briefings=found["briefings"],
        new=url_for("wizard.start", name="overlevering", klubb=current_user.holds(CLUB)[0].unit),
    )


@views.get("/overtakelse")
@access("club.succeed", "case.take")
def waits() -> ResponseReturnValue:
    branch = {mandate.unit for mandate in current_user.holds(("branch_leader", "branch_deputy_leader"))}
    empty = [row.name for unit in sorted(branch) for row in without_reps(branch=unit, today=today())]
    return page("club/waits.html", cases=waiting(), without=empty, follows=bool(branch))


@views.get("/overtakelse/<int:case_id>")
@access("club.succeed", "case.take")
def one(case_id: int) -> ResponseReturnValue:
    case = fetch(current_user.id, "case.take", case_id)
    able = may_get(current_user.id, case.id)
    mine = [row for row in able if row.id == current_user.id]
    others = [(row, str(ROLES[row.role]).capitalize()) for row in able if row not in mine]
    takes = bool(mine) or (case.allowed_by == "branch" and branch_may(case.id, able))
    row = next(row for row in waiting() if row["id"] == case.id)
    return page("club/take.html", case=row, takes=takes, others=others, asks=case.allowed_by == "branch" and not takes)


@views.post("/overtakelse/<int:case_id>")
@access("club.succeed", "case.take")
def take(case_id: int) -> ResponseReturnValue:
    to = number(request.form.get("officer"))
    if to and to != current_user.id:
        give_case(current_user.id, case_id, to)
        return redirect(url_for(".waits"), 303)
    take_case(current_user.id, case_id)
    return redirect(url_for("cases.show", case_id=case_id), 303)


@views.post("/overtakelse/oppgaver")
@access("club.succeed", "task.take")
def tasks() -> ResponseReturnValue:
    take_tasks(current_user.id)
    return redirect(url_for("tasks.later"), 303)


def waiting() -> list[dict[str, Any]]:
    """What each case is about stands nowhere: only how soon, and whose it was. The nearest deadline first."""
    rows = sorted(listed(current_user.id, "case.take", left_cases), key=lambda row: as_date(row.due_on) or date.max)
    return [{"id": row.id, "club": row.club, "before": row.before, "due": _due(row)} for row in rows]


def _due(row: Any) -> str:
    due_on = as_date(row.due_on)
    return in_words(due_on, today()) if due_on else _("Ingen frist")


def _tasks() -> list[tuple[Any, dict[str, Any]]]:
    rows = listed(current_user.id, "task.take", left_tasks)
    boxes = keys.unlock(row.key for row in rows)
    return [(row, sealed.get(boxes.get(row.key), "task", row)) for row in rows]
