"""The deadlines of a case: all of them, each with what it is about, and what to read aloud when there is no time to write."""

from datetime import date

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, may
from klar.actions.case import keep_deadline, read_case, reopen_deadline
from klar.crypto import keys
from klar.db import today
from klar.deadlines import DISCLAIMER, working_days_left
from klar.htmx import page
from klar.i18n import day, moment
from klar.models import sealed
from klar.models.case.dated import ended_deadlines, handler, one_deadline, one_line
from klar.views.cases.due import due, dues
from klar.views.cases.routes import views
from klar.views.cases.sheet import sheet


@views.get("/<int:case_id>/frister")
@access("case.read", "case.write")
def all_deadlines(case_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    over = [due(box, row) for row in ended_deadlines(case=case.id)] if box else []
    return page("cases/deadlines.html", case=case, dues=dues(box, case.id), over=over, has=who_has(case_id), writes=case.may_also, disclaimer=DISCLAIMER)


@views.get("/<int:case_id>/frister/<int:deadline_id>")
@access("case.read", "case.write")
def deadline(case_id: int, deadline_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    row = one_deadline.one(case=case.id, id=deadline_id)
    if not row or not box:
        return redirect(url_for(".show", case_id=case_id))
    found = due(box, row)
    counted, why = found["said"].get("counted"), found["said"].get("entry", 0)
    line = one_line.one(case=case.id, id=why) if why and may(current_user.id, "entry.read", why) else None
    return page(
        "cases/deadline.html",
        case=case,
        due=found,
        has=who_has(case_id),
        writes=case.may_also,
        disclaimer=DISCLAIMER,
        counted=day(date.fromisoformat(counted), today()) if counted else "",
        reason=sealed.get(box, "entry", line).get("text", "") if line else "",
        decided=line and (line.name, moment(line.at, today())),
    )


@views.get("/<int:case_id>/frister/<int:deadline_id>/les-opp")
@access("case.read")
def read_aloud(case_id: int, deadline_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box, row = keys.unlock([case.key]).get(case.key), one_deadline.one(case=case.id, id=deadline_id)
    if not row or not box:
        abort(404)
    left = working_days_left(today(), row.due_on)
    return page("cases/read_aloud.html", case=case, due=due(box, row), left=left, name=current_user.name, **sheet(box, case))


@views.post("/<int:case_id>/frister/<int:deadline_id>/holdt")
@access("case.write")
def keep(case_id: int, deadline_id: int) -> ResponseReturnValue:
    keep_deadline(current_user.id, deadline_id, case_id)
    return redirect(url_for(".deadline", case_id=case_id, deadline_id=deadline_id), 303)


@views.post("/<int:case_id>/frister/<int:deadline_id>/igjen")
@access("case.write")
def reopen(case_id: int, deadline_id: int) -> ResponseReturnValue:
    reopen_deadline(current_user.id, deadline_id, case_id)
    return redirect(url_for(".deadline", case_id=case_id, deadline_id=deadline_id), 303)


def who_has(case_id: int) -> str:
    """The name of whoever has the case's deadlines; empty when that is the reader."""
    found = handler.one(case=case_id)
    return found.name if found.id != current_user.id else ""
