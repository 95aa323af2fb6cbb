"""«Nye tillitsvalgte»: ring, møte, e-læring, kurs og konferanse, with the day of each."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access
from klar.actions.gathering import invite_one
from klar.actions.new_rep import courses_ahead, followed, open_more, read_new_rep, set_step
from klar.db import OSLO, as_date, today
from klar.htmx import page
from klar.i18n import _, _l, day
from klar.views.follow_up_lines import CALL_WITHIN, person
from klar.views.gathering_lines import told
from klar.wizards.questions import number

views = Blueprint("new_reps", __name__, url_prefix="/oppfolging/nye")
# What is said of a step that a gathering fills: was there, comes, is asked.
AT = {
    "course_on": (_l("På kurset %(day)s"), _l("Skal på kurset %(day)s"), _l("Bedt på kurset %(day)s")),
    "conference_on": (_l("På konferansen %(day)s"), _l("Skal på konferansen %(day)s"), _l("Bedt på konferansen %(day)s")),
}
# The steps with how long each may take from the day the post began (domain.md § 3.3: T104, T106, T207, T308; the meeting is agreed in the call).
STEPS = {
    "called": (_l("Ring"), CALL_WITHIN),
    "met": (_l("Avtal møte"), timedelta(days=30)),
    "learned": (_l("Leksjon i Lær"), timedelta(days=91)),
    "course_on": (_l("Kurs"), timedelta(days=365)),
    "conference_on": (_l("Konferanse"), timedelta(days=365)),
}


@views.get("")
@access("follow.call", "follow.read")
def every() -> ResponseReturnValue:
    return page("follow_up/new_reps.html", reps=[listed_as(row) for row in followed(current_user.id)])


@views.get("/<int:mandate_id>")
@access("follow.call", "follow.read")
def one(mandate_id: int) -> ResponseReturnValue:
    row = read_new_rep(current_user.id, mandate_id) or abort(404)
    return page("follow_up/new_rep.html", rep=person(row), steps=[*steps(row)], opened=row.opened, ahead=told(courses_ahead(current_user.id, row.officer_id)))


@views.post("/<int:mandate_id>")
@access("follow.call", "follow.read")
def tap(mandate_id: int) -> ResponseReturnValue:
    set_step(current_user.id, mandate_id, request.form.get("step", ""), today() if request.form.get("done") == "1" else None)
    return redirect(url_for(".one", mandate_id=mandate_id), 303)


@views.post("/<int:mandate_id>/mer")
@access("follow.call", "follow.read")
def more(mandate_id: int) -> ResponseReturnValue:
    open_more(current_user.id, mandate_id)
    return redirect(url_for(".one", mandate_id=mandate_id), 303)


@views.post("/<int:mandate_id>/inviter")
@access("follow.call", "follow.read")
def invite(mandate_id: int) -> ResponseReturnValue:
    read_new_rep(current_user.id, mandate_id) or abort(404)
    if gathering := number(request.form.get("gathering")):
        invite_one(current_user.id, gathering, mandate_id)
    return redirect(url_for(".one", mandate_id=mandate_id), 303)


def listed_as(row: Any) -> dict[str, Any]:
    """The next step, and whether it is late."""
    after = next((step for step in steps(row) if not step["done"]), None)
    note = _("Neste: %(step)s. %(until)s.", step=after["label"], until=after["when"]) if after else _("Alle stegene er gjort.")
    return {"id": row.id, "name": row.name, "note": note, "late": bool(after and after["late"])}


def steps(row: Any) -> Iterator[dict[str, Any]]:
    """One after the other: a list stops at the first that is not done."""
    talked = {"called": as_day(row.called_at), "met": as_date(row.met_on), "learned": as_day(row.learned_at)}
    yield from (step(name, done, row) for name, done in talked.items())
    yield from (at_gathering(name, row) for name in AT)


def step(name: str, done: date | None, row: Any) -> dict[str, Any]:
    last = row.from_on + STEPS[name][1]
    when = day(done, today()) if done else _("Innen %(day)s", day=day(last, today()))
    return {"name": name, "label": STEPS[name][0], "done": bool(done), "when": when, "late": not done and last < today()}


def at_gathering(name: str, row: Any) -> dict[str, Any]:
    """A step that stands as the helper has set it, else as the lists of gatherings have it."""
    by_hand, kind = getattr(row, name), name.removesuffix("_on")
    came, coming, asked = (as_date(getattr(row, f"{kind}_{how}")) for how in ("came", "coming", "asked"))
    one = {**step(name, by_hand or came, row), "by_hand": by_hand is not None}
    if by_hand or not (first := next(((words, on) for words, on in zip(AT[name], (came, coming, asked), strict=True) if on), None)):
        return one
    return {**one, "when": str(first[0]) % {"day": day(first[1], today())}, "late": one["late"] and not coming}


def as_day(moment: int | None) -> date | None:
    return datetime.fromtimestamp(moment / 1000, OSLO).date() if moment else None
