"""Home and what lies under Mer."""

from datetime import datetime

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ROLE_RULES, SIGNED_IN, access, listed
from klar.actions.officer import set_text_size
from klar.crypto import keys
from klar.db import now, today
from klar.deadlines import in_words, rule, urgency
from klar.htmx import page
from klar.i18n import OSLO, _
from klar.models import sealed
from klar.models.case import desk_count, first_due, open_count
from klar.models.draft import unfinished
from klar.models.role import CLUB, DESK
from klar.models.task import due_count
from klar.wizards import WIZARDS

views = Blueprint("home", __name__)


@views.get("/")
@access(SIGNED_IN)
def home() -> ResponseReturnValue:
    me = current_user.id
    return page(
        "home/home.html",
        greeting=greeting(now().astimezone(OSLO)),
        due=due_line(me),
        draft=draft_line(me),
        opens_cases=bool(current_user.holds(CLUB)),
        finds_members=bool(current_user.holds(ROLE_RULES["member.search"])),
        cases=listed(me, "case.read", open_count)[0].count,
        tasks=listed(me, "task.own", due_count)[0].count,
        desk=listed(me, "handover.take", desk_count)[0].count if current_user.holds(DESK) else None,
    )


@views.get("/mer")
@access(SIGNED_IN)
def more() -> ResponseReturnValue:
    return page("home/more.html", desk=bool(current_user.holds(DESK)))


@views.post("/mer/tekst")
@access(SIGNED_IN)
def text_size() -> ResponseReturnValue:
    set_text_size(current_user.id, request.form.get("size", ""))
    return redirect(url_for(".more"), 303)


@views.get("/sendt")
@access(SIGNED_IN)
def sent() -> ResponseReturnValue:
    return page("home/sent.html")


def greeting(local: datetime) -> str:
    if local.hour < 10:
        return _("God morgen")
    return _("God kveld") if local.hour >= 18 else _("Hei")


def due_line(me: int) -> dict[str, object] | None:
    """What is due first, in words: the deadline, what to do, and which case."""
    rows = listed(me, "case.read", first_due)
    if not rows:
        return None
    row = rows[0]
    code = sealed.get(keys.unlock([row.key]).get(row.key), "deadline", row).get("code")
    return {
        "kind": {"late": "late", "now": "late"}.get(urgency(row.due_on, today()), "due"),
        "when": in_words(row.due_on, today()),
        "what": rule(code).name if code else "",
        "case": row.case_id,
    }


def draft_line(me: int) -> dict[str, object] | None:
    """The wizard left last, and where in it."""
    rows = listed(me, "draft.own", unfinished)
    if not rows:
        return None
    wizard = WIZARDS[rows[0].wizard]
    return {"href": url_for("wizard.resume", name=wizard.name, draft_id=rows[0].id), "title": wizard.title}
