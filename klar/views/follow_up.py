"""«Dem jeg følger opp»: who to call, which clubs nobody has talked with, and «Ring nå», one person at a time."""

from typing import Any

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch, listed
from klar.actions.follow_up import agreed, at_hand, next_in_queue, rep
from klar.actions.report import unread
from klar.htmx import page
from klar.models.follow_up import clubs_by_silence, of_club, talks
from klar.models.role import BRANCH_BOARD
from klar.views import club_visits
from klar.views.follow_up_lines import club, person, stuck_line, talk

views = Blueprint("follow_up", __name__, url_prefix="/oppfolging")
CLUBS, MOST = 10, 200


@views.get("")
@access("follow.call", "follow.read")
def show() -> ResponseReturnValue:
    me = current_user.id
    found = at_hand(me)
    return page(
        "follow_up/show.html",
        count=found.count,
        waiting=[person(row) for row in found.waiting],
        clubs=[club(row) for row in listed(me, "follow.read", clubs_by_silence, most=CLUBS)],
        ending=[person(row) for row in found.ending],
        stuck=[stuck_line(row, signs) for row, signs in found.stuck],
        reports=len(unread(me, [held.unit for held in current_user.holds(BRANCH_BOARD)])),
        unanswered=[person(row) for row in found.unanswered],
    )


@views.get("/klubber")
@access("follow.call", "follow.read")
def clubs() -> ResponseReturnValue:
    return page("follow_up/clubs.html", clubs=[club(row) for row in listed(current_user.id, "follow.read", clubs_by_silence, most=MOST)])


@views.get("/klubber/<int:unit_id>")
@access("follow.call", "follow.read")
def one_club(unit_id: int) -> ResponseReturnValue:
    unit = fetch(current_user.id, "follow.read", unit_id)
    people = [person(row) for row in listed(current_user.id, "follow.read", of_club, club=unit.id)]
    return page("follow_up/club.html", club=unit, people=people, met=club_visits.of_club(current_user.id, unit.id), talks=talked(unit.id))


def talked(unit_id: int) -> list[dict[str, Any]]:
    """The talks with a club, with what was agreed."""
    rows = listed(current_user.id, "follow.read", talks, club=unit_id)
    said = agreed(rows)
    return [talk(row, said.get(row.id, "")) for row in rows]


@views.get("/ring")
@access("follow.call", "follow.read")
def following() -> ResponseReturnValue:
    """The one who has waited longest; a calm page when nobody waits."""
    row = next_in_queue(current_user.id)
    return shown(row, left=row.waiting if row else 0, saved=request.args.get("lagret", type=int))


@views.get("/ring/<int:mandate_id>")
@access("follow.call", "follow.read")
def call(mandate_id: int) -> ResponseReturnValue:
    return shown(rep(current_user.id, mandate_id) or abort(404))


def shown(row: Any | None, left: int = 0, saved: int | None = None) -> ResponseReturnValue:
    return page("follow_up/call.html", rep=person(row) if row else None, last=last_talk(row) if row else None, round=None, left=left, saved=saved)


def last_talk(row: Any) -> dict[str, Any] | None:
    """The last time somebody talked with this rep."""
    return next((one for one in talked(row.unit_id) if one["talked"] and one["to"] == row.officer_id), None)
