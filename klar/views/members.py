"""Finn medlem: search, the guided way, and the member's card."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ROLE_RULES, access, listed
from klar.actions.member import called_member, open_member
from klar.db import today
from klar.htmx import page
from klar.models.member import at_workplace, departments_at, is_self, jobs, positions_at, recent, workplaces_in_reach
from klar.models.role import CLUB
from klar.search import FEW, find_articles, find_members

views = Blueprint("members", __name__, url_prefix="/medlemmer")


@views.route("", methods=["GET", "POST"])
@access("member.search", "member.read")
def find() -> ResponseReturnValue:
    """Search is sent as a form, so that no name stands in an address or a browser's history."""
    query = request.values.get("q", "")
    found = find_members(current_user.id, query) if query.strip() else None
    return page(
        "members/find.html",
        "results",
        query=query,
        looks_up=bool(current_user.holds(ROLE_RULES["lookup.make"])),
        found=found,
        guides=find_articles(current_user.id, query, most=FEW) if found and len(found.members) < FEW else [],  # many members, and it is a member that is looked for
        recents=[] if query.strip() else listed(current_user.id, "member.read", recent),
    )


@views.get("/<int:member_id>")
@access("member.search", "member.read")
def card(member_id: int) -> ResponseReturnValue:
    member = open_member(current_user.id, member_id)
    return page(
        "members/card.html",
        member=member,
        jobs=jobs(member=member.id, today=today()),
        said=request.args.get("ringt"),
        opens_cases=bool(current_user.holds(CLUB)) and not listed(current_user.id, "member.read", is_self, member=member_id),
    )


@views.post("/<int:member_id>/ringt")
@access("member.search", "member.read")
def called(member_id: int) -> ResponseReturnValue:
    called_member(current_user.id, member_id)
    return redirect(url_for(".card", member_id=member_id, ringt=1), 303)


@views.get("/arbeidsplasser")
@access("member.search", "member.read")
def workplaces() -> ResponseReturnValue:
    return page("members/workplaces.html", places=listed(current_user.id, "member.read", workplaces_in_reach))


@views.get("/arbeidsplasser/<int:workplace_id>")
@access("member.search", "member.read")
def workplace(workplace_id: int) -> ResponseReturnValue:
    departments = listed(current_user.id, "member.read", departments_at, workplace=workplace_id) or abort(404)
    positions = listed(current_user.id, "member.read", positions_at, workplace=workplace_id)
    groups = [("avdeling", departments), ("stilling", positions)]
    return page("members/workplace.html", workplace_id=workplace_id, name=departments[0].workplace, groups=groups)


@views.get("/arbeidsplasser/<int:workplace_id>/liste")
@access("member.search", "member.read")
def people(workplace_id: int) -> ResponseReturnValue:
    wanted = {"department": request.args.get("avdeling", ""), "position": request.args.get("stilling", "")}
    rows = listed(current_user.id, "member.read", at_workplace, workplace=workplace_id, **wanted) or abort(404)
    return page("members/people.html", workplace_id=workplace_id, people=rows, **wanted)
