"""The desk of a unit that takes cases: what waits, who asks, how soon; a case is opened by taking it."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, listed
from klar.actions.handover import send_back, take
from klar.db import as_date, today
from klar.deadlines import in_words
from klar.forms import TextForm
from klar.htmx import page
from klar.i18n import _l, moment
from klar.models.case import desk as on_desk
from klar.models.case import one_on_desk

views = Blueprint("handovers", __name__, url_prefix="/innboks")


class Why(TextForm):
    question = _l("Hvorfor sender du saken tilbake?")
    label = _l("Den som sendte saken, leser dette")


@views.get("")
@access("handover.take")
def desk() -> ResponseReturnValue:
    return page("handovers/desk.html", waiting=[told(row) for row in listed(current_user.id, "handover.take", on_desk)])


@views.get("/<int:handover_id>")
@access("handover.take")
def show(handover_id: int) -> ResponseReturnValue:
    return page("handovers/show.html", waiting=told(found(handover_id)))


@views.post("/<int:handover_id>/ta-imot")
@access("handover.take")
def accept(handover_id: int) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=take(current_user.id, handover_id)), 303)


@views.get("/<int:handover_id>/send-tilbake")
@access("handover.take")
def refuse(handover_id: int) -> ResponseReturnValue:
    found(handover_id)
    return page("handovers/refuse.html", handover_id=handover_id, form=Why(formdata=None))


@views.post("/<int:handover_id>/send-tilbake")
@access("handover.take")
def send(handover_id: int) -> ResponseReturnValue:
    form = Why(request.form)
    if not form.validate():
        found(handover_id)
        return page("handovers/refuse.html", code=422, handover_id=handover_id, form=form, errors=form.problems())
    send_back(current_user.id, handover_id, form.answer.data)
    return redirect(url_for(".desk"), 303)


def found(handover_id: int) -> Any:
    rows = listed(current_user.id, "handover.take", one_on_desk, id=handover_id)
    return rows[0] if rows else abort(404)


def told(row: Any) -> dict[str, Any]:
    due_on = as_date(row.due_on)
    due = in_words(due_on, today()) if due_on else ""
    return {"id": row.id, "kind": row.kind, "sender": row.sender, "sent": moment(row.sent_at, today()), "due": due}
