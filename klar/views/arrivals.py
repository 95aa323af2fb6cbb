"""A first sign-in while they talk: the helper has Klar send the code to the rep, and sees each step, with what to say."""

from typing import Any

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import FRESH, access
from klar.actions.arrival import LIVES, ask_in
from klar.actions.follow_up import rep
from klar.db import now
from klar.htmx import page
from klar.i18n import _
from klar.models.arrival import linked, newest

views = Blueprint("arrivals", __name__, url_prefix="/oppfolging/innlogging")
OVER = 286  # htmx asks no more


@views.get("/<int:mandate_id>")
@access("follow.call", "follow.read")
def show(mandate_id: int) -> ResponseReturnValue:
    """The live page, and what it asks for: 204 when nothing is new."""
    row = rep(current_user.id, mandate_id) or abort(404)
    come = how_far(row.officer_id)
    if request.headers.get("HX-Request") and request.args.get("v") == come["v"]:
        return "", 204
    live = come["waits"] or not request.headers.get("HX-Request")
    return page("follow_up/arrival.html", "seen", code=200 if live else OVER, rep=row, **come)


show.polls = True


@views.post("/<int:mandate_id>")
@access("follow.call", "follow.read", FRESH)
def ask(mandate_id: int) -> ResponseReturnValue:
    ask_in(current_user.id, mandate_id)
    return redirect(url_for(".show", mandate_id=mandate_id), 303)


def how_far(officer: int) -> dict[str, Any]:
    """How far the rep has come: in a few words, what to say, whether more will come, and whether to send (another) code."""
    row = newest.one(officer=officer)
    if linked(officer=officer):
        return told("inside", _("Er inne i Klar"), _("Fint. Nå er du inne."), waits=False)
    if not current_app.config["KLAR"].sms:
        return told("sms", *failed("sms"), waits=False)
    if not row:
        return told("", _("Har ikke logget inn ennå"), _("Jeg sender deg en kode nå."), send=True, waits=False)
    if row.failed:
        return told(f"{row.id}{row.failed}", *failed(row.failed), send=True, waits=False)
    if now() - (row.sent_at or row.asked_at) > LIVES:
        return told(f"{row.id}old", _("Koden er gått ut"), _("Koden er gått ut. Jeg sender en ny."), send=True, waits=False)
    return told(f"{row.id}{reached(row)}{row.wrong}", *steps(row), send=bool(row.wrong))


def told(v: str, state: str, say: str, *, send: bool = False, waits: bool = True) -> dict[str, Any]:
    return {"v": v, "state": state, "say": say, "send": send, "waits": waits}


def reached(row: Any) -> str:
    return next((name for name in ("back_at", "begun_at", "opened_at", "sent_at") if getattr(row, name)), "asked_at")


def steps(row: Any) -> tuple[str, str]:
    if row.wrong:
        return _("Skrev feil kode"), _("Koden ble feil. Se på SMS-en og skriv den igjen.")
    return {
        "back_at": (_("Skal skrive koden"), _("Skriv koden fra SMS-en. Trykk på den grønne.")),
        "begun_at": (_("Har begynt å logge inn"), _("Logg inn der. Så kommer du tilbake hit.")),
        "opened_at": (_("Har åpnet Klar"), _("Trykk på den grønne knappen.")),
        "sent_at": (_("SMS-en er sendt"), _("Du får en SMS fra Klar. Trykk på lenken i den.")),
        "asked_at": (_("SMS-en er på vei"), _("Jeg sender deg en SMS. Vent litt, opptil ett minutt.")),
    }[reached(row)]


def failed(why: str) -> tuple[str, str]:
    return {
        "phone": (_("Telefonnummeret mangler"), _("Nummeret ditt mangler hos oss. Fagforeningen må rette det.")),
        "sms": (_("Klar sender ikke SMS her"), _("Du får en kode på en annen måte. Jeg sier fra.")),
        "line": (_("SMS-en kom ikke fram"), _("SMS-en kom ikke fram. Jeg sender en ny.")),
    }[why]
