"""«Samlinger», for those who hold them: who is invited, who comes, who came, and what they thought of it."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from htmx_flask import request as asked

from klar.access import access, fetch, listed
from klar.actions.gathering import attend, call_off, others_at_the_door, walk_in
from klar.actions.gathering.attending import AT_THE_DOOR
from klar.db import today
from klar.htmx import page
from klar.models.gathering import A_YEAR, gatherings, held_in_a_year, one_gathering, signups
from klar.models.officer import held
from klar.models.role import FOLLOWERS
from klar.views.gathering_lines import facts, note, room, thoughts, told
from klar.wizards.questions import number

views = Blueprint("gatherings", __name__, url_prefix="/samlinger")


@views.get("")
@access("follow.call", "gathering.hold")
def every() -> ResponseReturnValue:
    found = [{**one, "note": note(one)} for one in told(listed(current_user.id, "gathering.hold", gatherings))]
    coming = [one for one in reversed(found) if not one["over"]]
    return page("gatherings/every.html", coming=coming, earlier=[one for one in found if one["over"]], few=too_few({one["row"].unit_id for one in found}))


def too_few(holding: set[int]) -> list[tuple[str, int]]:
    """My units that hold gatherings, or are networks, and have held fewer than two in a year: their names, and how many."""
    mine = {row.unit: row.name for row in held(me=current_user.id, today=today()) if row.role in FOLLOWERS and (row.unit in holding or row.kind == "network")}
    return [(mine[unit], count) for unit, count in held_in_a_year(mine).items() if count < A_YEAR]


@views.get("/<int:gathering_id>")
@access("follow.call", "gathering.hold")
def one(gathering_id: int) -> ResponseReturnValue:
    found, people = opened(gathering_id), everybody(gathering_id)
    with_us = [row for row in people if (row.came if found["over"] else row.status == "coming")]
    clubs = len({row.club for row in with_us})
    return page("gatherings/one.html", one=found, facts=facts(found), room=room(found), came=len(with_us), clubs=clubs, people=people)


def opened(gathering_id: int) -> dict[str, Any]:
    """404 when it is none of mine."""
    fetch(current_user.id, "gathering.hold", gathering_id)
    return told(listed(current_user.id, "gathering.hold", one_gathering, gathering=gathering_id))[0]


def everybody(gathering_id: int) -> list[Any]:
    return listed(current_user.id, "gathering.hold", signups, gathering=gathering_id)


@views.get("/<int:gathering_id>/oppmote")
@access("follow.call", "gathering.hold")
def door(gathering_id: int) -> ResponseReturnValue:
    return at_the_door(gathering_id)


def at_the_door(gathering_id: int, query: str = "", found: list[Any] | None = None) -> ResponseReturnValue:
    people = [row for row in everybody(gathering_id) if row.status in AT_THE_DOOR]
    return page("gatherings/door.html", one=opened(gathering_id), people=people, query=query, found=found)


@views.post("/<int:gathering_id>/oppmote")
@access("follow.call", "gathering.hold")
def tick(gathering_id: int) -> ResponseReturnValue:
    """The row as it is now for htmx, else the list."""
    signup = number(request.form.get("signup"))
    if attend(current_user.id, gathering_id, signup, request.form.get("came") == "1") and asked.htmx:
        return page("gatherings/person.html", gathering=gathering_id, person=next(row for row in everybody(gathering_id) if row.id == signup))
    return redirect(url_for(".door", gathering_id=gathering_id), 303)


@views.post("/<int:gathering_id>/oppmote/finn")
@access("follow.call", "gathering.hold")
def find(gathering_id: int) -> ResponseReturnValue:
    """A name is sent in the body, so that it stands in no address."""
    fetch(current_user.id, "gathering.hold", gathering_id)
    query = request.form.get("q", "")[:100]
    return at_the_door(gathering_id, query, others_at_the_door(current_user.id, gathering_id, query))


@views.post("/<int:gathering_id>/oppmote/ny")
@access("follow.call", "gathering.hold")
def add(gathering_id: int) -> ResponseReturnValue:
    fetch(current_user.id, "gathering.hold", gathering_id)
    if mandate := number(request.form.get("mandate")):
        walk_in(current_user.id, gathering_id, mandate)
    return redirect(url_for(".door", gathering_id=gathering_id), 303)


@views.get("/<int:gathering_id>/svar")
@access("follow.call", "gathering.hold")
def answers(gathering_id: int) -> ResponseReturnValue:
    found = opened(gathering_id)
    return page("gatherings/answers.html", one=found, **thoughts(found))


@views.get("/<int:gathering_id>/avlys")
@access("follow.call", "gathering.hold")
def ask_off(gathering_id: int) -> ResponseReturnValue:
    return page("gatherings/off.html", one=opened(gathering_id))


@views.post("/<int:gathering_id>/avlys")
@access("follow.call", "gathering.hold")
def off(gathering_id: int) -> ResponseReturnValue:
    call_off(current_user.id, gathering_id)
    return redirect(url_for(".one", gathering_id=gathering_id), 303)
