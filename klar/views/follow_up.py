"""«Dem jeg følger opp»: who to call, which clubs nobody has talked with, and «Ring nå», one person at a time."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch, listed
from klar.actions.follow_up import rep
from klar.db import today
from klar.htmx import page
from klar.models.follow_up import clubs_by_silence, ending, of_club, talks, to_call, unanswered
from klar.views.follow_up_lines import club, person, talk

views = Blueprint("follow_up", __name__, url_prefix="/oppfolging")
NEW_FOR, SOON = timedelta(days=60), timedelta(days=60)
CLUBS, MOST = 10, 200


def queue(me: int) -> list[Any]:
    return listed(me, "club.followed", to_call, since=today() - NEW_FOR)


@views.get("")
@access("club.call", "club.followed")
def show() -> ResponseReturnValue:
    me = current_user.id
    return page(
        "follow_up/show.html",
        waiting=[person(row) for row in queue(me)],
        clubs=[club(row) for row in listed(me, "club.followed", clubs_by_silence, most=CLUBS)],
        ending=[person(row) for row in listed(me, "club.followed", ending, soon=today() + SOON)],
        unanswered=[person(row) for row in listed(me, "club.followed", unanswered)],
    )


@views.get("/klubber")
@access("club.call", "club.followed")
def clubs() -> ResponseReturnValue:
    return page("follow_up/clubs.html", clubs=[club(row) for row in listed(current_user.id, "club.followed", clubs_by_silence, most=MOST)])


@views.get("/klubber/<int:unit_id>")
@access("club.call", "club.followed")
def one_club(unit_id: int) -> ResponseReturnValue:
    unit = fetch(current_user.id, "club.followed", unit_id)
    people = [person(row) for row in listed(current_user.id, "club.followed", of_club, club=unit.id)]
    return page("follow_up/club.html", club=unit, people=people, talks=[talk(row) for row in listed(current_user.id, "club.followed", talks, club=unit.id)])


@views.get("/ring")
@access("club.call", "club.followed")
def following() -> ResponseReturnValue:
    """The one who has waited longest; a calm page when nobody waits."""
    rows = queue(current_user.id)
    return page("follow_up/call.html", rep=person(rows[0]) if rows else None, left=len(rows), saved="lagret" in request.args)


@views.get("/ring/<int:mandate_id>")
@access("club.call", "club.followed")
def call(mandate_id: int) -> ResponseReturnValue:
    found = rep(current_user.id, mandate_id) or abort(404)
    return page("follow_up/call.html", rep=person(found), left=0, saved=False)
