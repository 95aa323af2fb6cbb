"""Nødtilgang: what one has asked for, and what the data protection officer answers and goes through. Never what a case says."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import FRESH, access, may
from klar.actions.emergency import approve, refuse, review
from klar.db import now, today
from klar.htmx import page
from klar.i18n import _, moment
from klar.models.case.emergency import own_requests, unreviewed, waiting
from klar.models.officer import bound
from klar.wizards.questions import number

views = Blueprint("emergencies", __name__)
ANSWERS = {"approve": approve, "refuse": refuse, "review": review}


@views.get("/nodtilgang")
@access("emergency.ask")
def mine() -> ResponseReturnValue:
    return page("emergencies/mine.html", rows=[(row, state(row)) for row in own_requests(me=current_user.id)])


@views.get("/gjennomgang/nodtilgang")
@access("emergency.answer", FRESH)
def asked() -> ResponseReturnValue:
    return shown()


@views.post("/gjennomgang/nodtilgang")
@access("emergency.answer", FRESH)
def answer() -> ResponseReturnValue:
    given = next((name for name in ANSWERS if name in request.form), None) or abort(404)
    if not ANSWERS[given](current_user.id, number(request.form[given])):
        return shown(_("Det finnes ingen slik sak."), 422)
    return redirect(url_for(".asked"), 303)


def shown(problem: str = "", code: int = 200) -> ResponseReturnValue:
    used = [(row, moment(row.until_at, today()), row.until_at <= now()) for row in unreviewed(me=current_user.id)]
    own = {row.id for row in bound(me=current_user.id, today=today())}
    asks = [(row, moment(row.asked_at, today())) for row in waiting(me=current_user.id)]
    return page("emergencies/asked.html", code=code, asks=asks, used=used, problem=problem, own=own)


def state(row: object) -> tuple[bool, str]:
    """Whether it is open, and how it stands in words: the same where there is no such case as where one may not see it."""
    if row.waits:
        return False, _("Sendt til personvernombudet")
    if row.until_at and row.until_at > now() and may(current_user.id, "case.read", row.case_number):
        return True, _("Du kan lese den til %(when)s", when=moment(row.until_at, today()))
    return False, _("Ikke åpen for deg")
