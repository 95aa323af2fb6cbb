"""«Klubben»: its agreements, meetings and contacts."""

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access, fetch, listed, may
from klar.actions.club import remove_record
from klar.actions.draft import start_draft
from klar.db import today
from klar.htmx import page
from klar.models.club import agreements, contacts, meetings
from klar.models.left import left_count
from klar.models.officer import led
from klar.models.role import CLUB, CLUB_BOARD, CLUB_LEADERS, CLUB_SEATS
from klar.models.unit import Unit
from klar.views.club_lines import agreement, contact, meeting, opened
from klar.wizards.agreement import CHANGE, as_answers

views = Blueprint("club", __name__, url_prefix="/klubben")
LISTS = {"agreement": ".agreements_list", "contact": ".contacts_list", "meeting": ".meetings_list", "briefing": "takeovers.show"}
TOLD = {"agreement": agreement, "contact": contact, "meeting": meeting}
QUERIES = {"agreement": agreements, "contact": contacts, "meeting": meetings}


@views.get("")
@access("club.meeting", "club.read")
def show() -> ResponseReturnValue:
    rows = told("agreement")
    return page(
        "club/show.html",
        soon=[row for row in rows if row["kind"] == "soon"],
        waiting=listed(current_user.id, "case.take", left_count)[0].count if current_user.holds(CLUB_BOARD) else 0,
        rep=writes(),
        leads=bool(current_user.holds(CLUB_LEADERS) and led(me=current_user.id, today=today())),
    )


@views.get("/avtaler")
@access("club.meeting", "club.read")
def agreements_list() -> ResponseReturnValue:
    rows = told("agreement")
    running, past = ([row for row in rows if (row["kind"] == "past") == over] for over in (False, True))
    return page("club/agreements.html", running=running, past=past, rep=writes(), new=start("avtale"))


@views.get("/kontakter")
@access("club.meeting", "club.read")
def contacts_list() -> ResponseReturnValue:
    rows = sorted(told("contact"), key=lambda row: row["name"].casefold())
    return page("club/contacts.html", rows=rows, rep=writes(), new=start("kontakt"))


@views.get("/moter")
@access("club.meeting", "club.read")
def meetings_list() -> ResponseReturnValue:
    rows = told("meeting")
    ahead = [row for row in reversed(rows) if row["ahead"]]
    return page("club/meetings.html", ahead=ahead, past=[row for row in rows if not row["ahead"]], new=start("klubbmote"))


@views.get("/<int:record_id>")
@access("club.meeting", "club.read")
def card(record_id: int) -> ResponseReturnValue:
    row = fetch(current_user.id, "club.read", record_id)
    if row.kind not in TOLD:
        return redirect(url_for("takeovers.show"))
    return page(f"club/{row.kind}.html", one=TOLD[row.kind](*opened([row])[0]), writes=may(current_user.id, "club.write", row.id))


@views.get("/<int:record_id>/innkalling")
@access("club.meeting", "club.read")
def notice(record_id: int) -> ResponseReturnValue:
    row = fetch(current_user.id, "club.read", record_id)
    if row.kind != "meeting":
        return redirect(url_for(".card", record_id=row.id))
    return page("club/notice.html", one=meeting(*opened([row])[0]), club=Unit.get_by_id(row.unit_id).name)


@views.post("/<int:record_id>/endre")
@access("club.record", "club.write")
def change(record_id: int) -> ResponseReturnValue:
    """To the check page with all that is known answered: each line there can be changed. Only an agreement changes so."""
    row = fetch(current_user.id, "club.write", record_id)
    if row.kind != "agreement":
        return redirect(url_for(".card", record_id=row.id), 303)
    draft = start_draft(current_user.id, CHANGE.name, as_answers(*opened([row])[0]), "tittel")
    return redirect(url_for("wizard.check", name=CHANGE.name, draft_id=draft.id), 303)


@views.get("/<int:record_id>/slett")
@access("club.meeting", "club.write")
def ask_removal(record_id: int) -> ResponseReturnValue:
    row = fetch(current_user.id, "club.write", record_id)
    return page("club/remove.html", one=row, title=opened([row])[0][1].get("title", ""), back=url_for(LISTS[row.kind]))


@views.post("/<int:record_id>/slett")
@access("club.meeting", "club.write")
def remove(record_id: int) -> ResponseReturnValue:
    return redirect(url_for(LISTS[remove_record(current_user.id, record_id)]), 303)


def told(kind: str) -> list[dict[str, Any]]:
    return [TOLD[kind](row, said) for row, said in opened(listed(current_user.id, "club.read", QUERIES[kind]))]


def writes() -> bool:
    return bool(current_user.holds(CLUB))


def start(wizard: str) -> str:
    """The wizard's address, with the club when there is only one to choose."""
    clubs = {mandate.unit for mandate in current_user.holds((*CLUB, *CLUB_SEATS))}
    return url_for("wizard.start", name=wizard, **({"klubb": clubs.pop()} if len(clubs) == 1 else {}))
