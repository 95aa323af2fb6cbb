"""Oppslag: one member outside one's own unit, for a purpose. Never a list."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, listed
from klar.actions.lookup import MANY, MOST, Nobody, Several, TooMany, look_up, open_looked_up, tried
from klar.db import today
from klar.htmx import page
from klar.i18n import _, _l, moment
from klar.models.member import PURPOSES, TooLittle, jobs, now_open

views = Blueprint("lookup", __name__, url_prefix="/oppslag")
SAID = {
    TooLittle: _l("Skriv et nummer, eller fullt navn og arbeidsplass."),
    Nobody: _l("Fant ingen. Sjekk det du skrev."),
    Several: _l("Flere passer. Skriv medlemsnummer eller telefon."),
}


@views.get("")
@access("lookup.make")
def why() -> ResponseReturnValue:
    found = listed(current_user.id, "member.lookup", now_open)
    opened = found[0] if found else None
    until = moment(opened.until_at, today()) if opened else ""
    return page("lookup/why.html", purposes=PURPOSES.items(), open=opened, until=until, many=many())


@views.route("/hvem/<purpose>", methods=["GET", "POST"])
@access("lookup.make")
def who(purpose: str) -> ResponseReturnValue:
    """The search is sent as a form, so that no name or number stands in an address."""
    if purpose not in PURPOSES:
        abort(404)
    problem, code = "", 200
    if request.method == "POST":
        try:
            return redirect(url_for(".card", member_id=look_up(current_user.id, request.form.get("q", ""), purpose)), 303)
        except (TooLittle, Nobody, Several) as error:
            problem, code = SAID[type(error)], 422
        except TooMany:
            problem, code = _("Du har slått opp %(count)s på en time. Vent litt.", count=MOST), 429
    values = {"purpose": purpose, "label": PURPOSES[purpose], "query": request.form.get("q", ""), "many": many()}
    return page("lookup/who.html", code=code, errors=[("q", problem)] if problem else [], **values)


@views.get("/<int:member_id>")
@access("lookup.make", "member.lookup")
def card(member_id: int) -> ResponseReturnValue:
    member = open_looked_up(current_user.id, member_id)
    opened = listed(current_user.id, "member.lookup", now_open)[0]
    until, purpose = moment(opened.until_at, today()), PURPOSES[opened.purpose]
    return page("lookup/card.html", member=member, jobs=jobs(member=member.id, today=today()), until=until, purpose=purpose)


def many() -> int:
    """How many tries in the last hour, once that is enough to be told of."""
    count = tried(current_user.id)
    return count if count >= MANY else 0
