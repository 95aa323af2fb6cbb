"""The timeline: the older lines, and one line by itself with what can be done with it."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch, listed
from klar.actions.case import read_case
from klar.actions.case.health import health_left, settle_health
from klar.actions.case.label import mark_case, mark_line
from klar.crypto import Box, keys
from klar.db import today
from klar.htmx import page
from klar.i18n import moment
from klar.models import sealed
from klar.models.case import entries
from klar.models.case.entry import PAGE, one_entry, whole_timeline
from klar.models.label import LABELS, labels_of
from klar.views.cases.lines import line
from klar.wizards.lines import NEWEST
from klar.wizards.questions import number

views = Blueprint("timeline", __name__, url_prefix="/saker/<int:case_id>")


def timeline(me: int, box: Box | None, case_id: int, before: int = 0) -> dict[str, Any]:
    """A page of `lines`, each with its corrections, and `older`, the number to go on from; 0 when there are no older ones."""
    rows = listed(me, "entry.read", entries, case=case_id, before=before or NEWEST)
    heads = [row for row in rows if row.corrects_id is None]
    lines = [told(me, box, row, rows) for row in heads[:PAGE]]
    return {"lines": lines, "older": heads[PAGE - 1].id if len(heads) > PAGE else 0, "whole": False}


def everything(me: int, box: Box | None, case_id: int) -> dict[str, Any]:
    """All the lines on one page: to be printed."""
    rows = listed(me, "entry.read", whole_timeline, case=case_id)
    return {"lines": [told(me, box, row, rows) for row in rows if row.corrects_id is None], "older": 0, "whole": True}


def told(me: int, box: Box | None, row: Any, rows: list[Any]) -> dict[str, Any]:
    return {**line(me, box, row), "under": [line(me, box, under) for under in rows if under.corrects_id == row.id]}


@views.get("/linjer")
@access("case.read", "case.write")
def older(case_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    before = min(number(request.args.get("eldre")), NEWEST)
    shown = everything(current_user.id, box, case.id) if request.args.get("vis") == "alt" else timeline(current_user.id, box, case.id, before)
    return page("cases/older.html", case=case, writes=case.may_also, **shown)


@views.get("/linjer/<int:entry_id>")
@access("case.read", "case.write")
def one(case_id: int, entry_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    box = keys.unlock([case.key]).get(case.key)
    rows = listed(current_user.id, "entry.read", one_entry, case=case.id, entry=min(entry_id, NEWEST))
    if not rows:
        abort(404)
    head = told(current_user.id, box, rows[0], rows)
    before = [(moment(datetime.fromtimestamp(old["at"] / 1000, UTC), today()), old["text"]) for old in head["before"]]
    marks = case.may_also and current_user.id in (rows[0].officer_id, case.handler_id)
    return page("cases/line.html", case=case, line=head, before=before, labels=LABELS if marks else {}, writes=case.may_also)


@views.post("/linjer/<int:entry_id>/merke/slutt")
@access("case.write")
def unmark(case_id: int, entry_id: int) -> ResponseReturnValue:
    mark_line(current_user.id, case_id, entry_id, request.form.get("label", ""), None)
    return redirect(url_for(".one", case_id=case_id, entry_id=entry_id), 303)


@views.get("/merker")
@access("case.read", "case.share")
def marks(case_id: int) -> ResponseReturnValue:
    case = read_case(current_user.id, case_id)
    about = sealed.get(keys.unlock([case.key]).get(case.key), "case", case)
    writes = case.may_also and case.handler_id == current_user.id
    return page("cases/marks.html", case=case, held=about.get("labels", {}), marks=labels_of(about), labels=LABELS, writes=writes)


@views.post("/merker/slutt")
@access("case.share")
def unmark_case(case_id: int) -> ResponseReturnValue:
    mark_case(current_user.id, case_id, request.form.get("label", ""), None)
    return redirect(url_for(".marks", case_id=case_id), 303)


@views.get("/helse")
@access("case.share")
def health(case_id: int) -> ResponseReturnValue:
    fetch(current_user.id, "case.share", case_id)
    case = read_case(current_user.id, case_id)
    left = health_left(current_user.id, keys.unlock([case.key]).get(case.key), case.id) if case.closed_on else []
    return page("cases/health.html", case=case, left=[(row.id, moment(row.at, today()), text) for row, text in left])


@views.post("/helse")
@access("case.share")
def settle(case_id: int) -> ResponseReturnValue:
    settle_health(current_user.id, case_id, number(request.form.get("line")), keep=request.form.get("answer") != "delete")
    return redirect(url_for(".health", case_id=case_id), 303)
