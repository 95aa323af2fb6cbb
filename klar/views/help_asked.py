"""The sender's side: what is asked for or sent on, who has it, what they ask, and the way back."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch, listed, may
from klar.actions.handover import NoYes, case_in, read_own, revoke, show_whole, talk
from klar.db import Conflict
from klar.htmx import page
from klar.i18n import _
from klar.models.case import given_away, one_handover
from klar.views.handover_words import spoken, told, waited
from klar.views.handovers import stopped

views = Blueprint("help_asked", __name__, url_prefix="/hjelp")


@views.get("")
@access("handover.own")
def mine() -> ResponseReturnValue:
    return page("handovers/mine.html", sent=[told(row) for row in listed(current_user.id, "handover.own", given_away)])


@views.get("/<int:handover_id>")
@access("handover.own")
def show(handover_id: int) -> ResponseReturnValue:
    handover = read_own(current_user.id, handover_id)
    row = one_handover.one(id=handover_id)
    case, reason, shown = case_in(handover)
    lost = row.status == "taken" and row.kind == "onward" and not may(row.taken_by_id, "handover.work", handover_id)
    return page(
        "handovers/sent.html",
        h=row,
        case=case.id,
        reason=reason,
        shown=shown,
        answered=waited(row),
        said=spoken(current_user.id, talk(handover)),
        can_end=row.status == "sent" or (row.status == "taken" and (row.kind == "help" or lost)),
        can_show=not row.whole and row.status in ("sent", "taken"),
    )


@views.post("/<int:handover_id>/vis-alt")
@access("handover.own")
def show_more(handover_id: int) -> ResponseReturnValue:
    try:
        show_whole(current_user.id, handover_id)
    except NoYes:
        return stopped(_("Medlemmet har sagt nei"), _("Spør medlemmet på nytt først."), url_for(".show", handover_id=handover_id))
    return redirect(url_for(".show", handover_id=handover_id), 303)


@views.post("/<int:handover_id>/ta-tilbake")
@access("handover.own")
def take_back(handover_id: int) -> ResponseReturnValue:
    try:
        revoke(current_user.id, handover_id)
    except Conflict:
        return stopped(_("Saken er tatt imot"), _("Ring dem hvis du vil ha den tilbake."), url_for(".show", handover_id=handover_id))
    return redirect(url_for("cases.show", case_id=fetch(current_user.id, "handover.own", handover_id).case_id), 303)
