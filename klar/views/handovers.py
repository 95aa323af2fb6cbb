"""The desk of those who take cases: what waits, who asks, how soon; what a case is about is seen by taking it."""

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, listed, may
from klar.actions.handover import NoYes, TakenAlready, case_in, in_hands, read_handover, take, take_over, talk
from klar.htmx import page
from klar.i18n import _
from klar.models.case import desk as on_desk
from klar.models.case import in_work, one_handover
from klar.views.handover_words import spoken, told, waited

views = Blueprint("handovers", __name__, url_prefix="/innboks")


@views.get("")
@access("handover.take")
def desk() -> ResponseReturnValue:
    waiting, working = (listed(current_user.id, name, query) for name, query in (("handover.take", on_desk), ("handover.work", in_work)))
    return page("handovers/desk.html", waiting=[told(row) for row in waiting], working=[told(row) for row in working])


@views.get("/<int:handover_id>")
@access("handover.read")
def show(handover_id: int) -> ResponseReturnValue:
    me = current_user.id
    handover = read_handover(me, handover_id)
    row = one_handover.one(id=handover_id)
    if handover.allowed_by not in ("taken", "unit"):
        return page("handovers/take.html", waiting=told(dated(me, handover_id)), left=row.taker if row.status == "taken" else "")
    case, reason, shown = case_in(handover)
    return page(
        "handovers/show.html",
        h=row,
        sender=row.sender,
        mine=row.taken_by_id == me,
        can_take=handover.may_also,
        answered=waited(row),
        reason=reason,
        shown=shown,
        said=spoken(me, talk(handover)),
        case=case.id if may(me, "case.read", case.id) else None,
        alone=row.taken_by_id == me and row.kind == "help" and not in_hands(case.id, but=me),
    )


def dated(me: int, handover_id: int) -> Any:
    return next(row for row in listed(me, "handover.take", on_desk) if row.id == handover_id)


@views.post("/<int:handover_id>/ta-imot")
@access("handover.read")
def accept(handover_id: int) -> ResponseReturnValue:
    try:
        handover = take(current_user.id, handover_id)
    except TakenAlready as first:
        return stopped(_("%(name)s tok saken først", name=first), _("Du trenger ikke gjøre noe."))
    except NoYes:
        return stopped(_("Medlemmet har sagt nei"), _("Saken kan ikke tas imot nå. Den som sendte, må spørre på nytt."))
    if may(current_user.id, "case.read", handover.case_id):
        return redirect(url_for("cases.show", case_id=handover.case_id), 303)
    return redirect(url_for(".show", handover_id=handover_id), 303)


@views.post("/<int:handover_id>/ta-over")
@access("handover.work")
def have(handover_id: int) -> ResponseReturnValue:
    take_over(current_user.id, handover_id)
    return redirect(url_for(".show", handover_id=handover_id), 303)


def stopped(title: str, advice: str, back: str = "/innboks") -> ResponseReturnValue:
    return page("handovers/stopped.html", code=409, title=title, advice=advice, back=back)
