"""«Invitasjoner»: the gatherings one is invited to. Yes in one tap; no; somebody else; and afterwards what one thought of it."""

from typing import Any

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch, listed
from klar.actions.gathering import answer, pass_on, write_line
from klar.actions.gathering.answering import others
from klar.db import today
from klar.forms import LineForm
from klar.htmx import page
from klar.i18n import _, day
from klar.models.gathering import KINDS
from klar.models.invited import my_signup, my_signups
from klar.models.role import ROLES
from klar.views.gathering_calendar import event
from klar.views.gathering_lines import facts, room, told
from klar.wizards.questions import number

views = Blueprint("invitations", __name__, url_prefix="/invitasjoner")


@views.get("")
@access("signup.own")
def mine() -> ResponseReturnValue:
    return page("invitations/mine.html", found=[{**one, "note": standing(one)} for one in told(listed(current_user.id, "signup.own", my_signups))])


def standing(one: dict[str, Any]) -> str:
    """How it is between me and the gathering, in a few words, and when it is."""
    row = one["row"]
    if one["off"]:
        return _("Avlyst")
    if row.came:
        return _("Du var med")
    said = {"invited": _("Du er invitert"), "coming": _("Du kommer"), "waiting": _("Du står på venteliste"), "no": _("Du kommer ikke"), "replaced": _("En annen kommer")}
    return f"{said[row.status]}, {day(row.held_on, today())}."


@views.get("/<int:signup_id>")
@access("signup.own")
def one(signup_id: int) -> ResponseReturnValue:
    return shown(signup_id)


def shown(signup_id: int, errors: list[tuple[str, str]] | None = None, text: str = "", code: int = 200) -> ResponseReturnValue:
    found = opened(signup_id)
    return page("invitations/one.html", code=code, one=found, me=found["row"], facts=facts(found), room=room(found), errors=errors or [], text=text)


def opened(signup_id: int) -> dict[str, Any]:
    """404 when it is not mine."""
    found = told(listed(current_user.id, "signup.own", my_signup, signup=signup_id))
    return found[0] if found else abort(404)


@views.post("/<int:signup_id>")
@access("signup.own")
def reply(signup_id: int) -> ResponseReturnValue:
    answer(current_user.id, signup_id, request.form.get("answer") == "yes")
    return redirect(url_for(".one", signup_id=signup_id), 303)


@views.get("/<int:signup_id>/en-annen")
@access("signup.own")
def ask_other(signup_id: int) -> ResponseReturnValue:
    row = fetch(current_user.id, "signup.own", signup_id)
    people = [(one.id, one.name, str(ROLES[one.role]).capitalize()) for one in others(row, current_user.id)]
    return page("invitations/other.html", signup=signup_id, people=people)


@views.post("/<int:signup_id>/en-annen")
@access("signup.own")
def other(signup_id: int) -> ResponseReturnValue:
    pass_on(current_user.id, signup_id, number(request.form.get("answer")))
    return redirect(url_for(".one", signup_id=signup_id), 303)


@views.post("/<int:signup_id>/linje")
@access("signup.own")
def line(signup_id: int) -> ResponseReturnValue:
    form = LineForm(request.form)
    if not form.validate():
        return shown(signup_id, errors=form.problems(), text=form.answer.data or "", code=422)
    write_line(current_user.id, signup_id, form.answer.data)
    return redirect(url_for(".one", signup_id=signup_id), 303)


@views.get("/<int:signup_id>/samling.ics")
@access("signup.own")
def calendar(signup_id: int) -> ResponseReturnValue:
    found = opened(signup_id)
    said = {"Content-Disposition": "attachment; filename=samling.ics"}
    return Response(event(found["row"], found["hours"]), content_type="text/calendar; charset=utf-8", headers=said)
