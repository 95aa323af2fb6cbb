"""Home and what lies under Mer."""

from datetime import datetime
from typing import Any

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ANY_LEVEL, ROLE_RULES, access, counted, listed
from klar.actions.draft import opened
from klar.actions.officer import TEXT_SIZES, set_text_size
from klar.crypto import Box, keys
from klar.db import now, today
from klar.deadlines import call_now, in_words, rule, urgency
from klar.htmx import page
from klar.i18n import OSLO, _
from klar.models import sealed
from klar.models.case import desk_count, first_due, open_count, question_count, reply_count, work_count
from klar.models.case.alert import alert_count
from klar.models.draft import unfinished
from klar.models.invited import asked_count, asked_first
from klar.models.role import CLUB, DESK
from klar.models.task import due_count
from klar.views.getting_started import on_home
from klar.wizards import WIZARDS

views = Blueprint("home", __name__)
# What others want of me by a hand-over, and what they have answered.
HANDED = (("handover.take", desk_count), ("handover.work", work_count), ("handover.work", reply_count), ("handover.own", question_count))

CHOICES = {"opens_cases": CLUB, "reviews": ROLE_RULES["audit.review"], "finds_members": ROLE_RULES["member.search"], "looks_up": ROLE_RULES["lookup.make"]}
WAIT = {"alerts": "alert_count", "questions": "question_count", "invited": "asked_count"}
# Five choices (ux.md 1). When there are more, these go, the first one first: «I dag» has the tasks, invitations, questions and alerts too, and Ny sak finds members.
GOES = ("tasks", "start", "invited", "finds_members", "questions", "alerts")


@views.get("/")
@access(ANY_LEVEL)
def home() -> ResponseReturnValue:
    if not current_user.high:
        return page("home/low.html", greeting=greeting(now().astimezone(OSLO)))
    me = current_user.id
    due, draft = first(listed(me, "case.read", first_due)), first(listed(me, "draft.own", unfinished))
    boxes = keys.unlock(row.key for row in (due, draft) if row)
    counts = counted(me, ("case.read", open_count), ("task.own", due_count), *HANDED, ("alert.read", alert_count), ("signup.own", asked_count), ("signup.own", asked_first))
    desk = counts.desk_count if current_user.holds(DESK) or counts.desk_count or counts.work_count else None
    can = {name: bool(current_user.holds(roles)) for name, roles in CHOICES.items()}
    said = {
        "due": due_line(due, boxes) if due else None,
        "draft": draft_line(draft, boxes) if draft else None,
        "practises": current_app.config["KLAR"].practising,
        "start": on_home(me) if can["opens_cases"] else "",
        **{row: getattr(counts, name) for row, name in WAIT.items()},
    }
    return page(
        "home/home.html",
        greeting=greeting(now().astimezone(OSLO)),
        rows=room({**can, **said, "desk": desk is not None, "looks_up": can["looks_up"] and not can["finds_members"], "today": not said["due"] or said["due"]["call"], "cases": True, "tasks": True}),
        cases=counts.open_count,
        tasks=counts.due_count,
        desk=desk,
        replies=counts.reply_count,
        invitation=counts.asked_first if counts.asked_count == 1 else None,
        **can,
        **said,
    )


@views.get("/mer")
@access(ANY_LEVEL)
def more() -> ResponseReturnValue:
    rights = {"club": "club.meeting", "branch": "club.follow", "follows": "follow.call", "guides": "guiding.help"}
    return page("home/more.html", sizes=TEXT_SIZES, **{name: current_user.high and bool(current_user.holds(ROLE_RULES[right])) for name, right in rights.items()})


@views.post("/mer/tekst")
@access(ANY_LEVEL)
def text_size() -> ResponseReturnValue:
    set_text_size(current_user.id, request.form.get("size", ""))
    return redirect(url_for(".more"), 303)


@views.get("/sendt")
@access(ANY_LEVEL)
def sent() -> ResponseReturnValue:
    return page("home/sent.html")


def room(rows: dict[str, object]) -> set[str]:
    """The rows there is room for."""
    there = {name for name, row in rows.items() if row}
    for name in GOES:
        if len(there) > 5:
            there.discard(name)
    return there


def greeting(local: datetime) -> str:
    if 5 <= local.hour < 10:
        return _("God morgen")
    return _("God kveld") if local.hour >= 18 else _("Hei")


def first(rows: list[Any]) -> Any | None:
    return rows[0] if rows else None


def due_line(row: Any, boxes: dict[str, Box]) -> dict[str, object]:
    """What is due first, in words: the deadline, what to do, and which case."""
    code = sealed.get(boxes.get(row.key), "deadline", row).get("code")
    calls = call_now(code, row.due_on, today())
    return {
        "kind": urgency(row.due_on, today()),
        "when": in_words(row.due_on, today()),
        "what": rule(code).name if code else "",
        "href": f"/saker/{row.case_id}/frister/{row.id}" if calls else "/i-dag",
        "case": row.case_id,
        "call": calls,
    }


def draft_line(row: Any, boxes: dict[str, Box]) -> dict[str, object]:
    """The wizard left last, and where in it: «Ny sak, spørsmål 4»."""
    wizard, answers = WIZARDS[row.wizard], opened(row, boxes.get(row.key))
    step = wizard.gap(answers)
    where = _("spørsmål %(number)s", number=wizard.number(step, answers)[0]) if step else _("sjekk svarene")
    return {"href": url_for("wizard.resume", name=wizard.name, draft_id=row.id), "title": f"{wizard.title}, {where}"}
