"""«Kom i gang»: three rows for a new rep first, more when one asks for them or the helper opens them."""

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access
from klar.actions.new_rep import change_my_start, my_start
from klar.db import now
from klar.htmx import page
from klar.i18n import _, _l

views = Blueprint("getting_started", __name__, url_prefix="/kom-i-gang")
# Each step: what it is called, where it is done, its picture. The first three stand alone until more is asked for.
STEPS = {
    "letter": (_l("Send melding om valg"), "/oppgaver/%s", "send"),
    "member": (_l("Finn et medlem"), "/medlemmer", "find"),
    "lesson": (_l("Ta en kort leksjon"), "/laer", "list"),
    "contact": (_l("Skriv opp en kontakt"), "/ny/kontakt", "people"),
    "told": (_l("Velg varsler"), "/mer/varsler", "bell"),
    "case": (_l("Lag den første saken"), "/ny/sak", "plus"),
}
FIRST = 3


@views.get("")
@access("case.create")
def show() -> ResponseReturnValue:
    row = my_start(current_user.id)
    return page("home/start.html", steps=steps(row) if row else [], more=bool(row and not row.opened), away=bool(row and row.put_away_at))


@views.post("/mer")
@access("case.create")
def more() -> ResponseReturnValue:
    change_my_start(current_user.id, opened=True)
    return redirect(url_for(".show"), 303)


@views.post("/legg-bort")
@access("case.create")
def put_away() -> ResponseReturnValue:
    change_my_start(current_user.id, put_away_at=now())
    return redirect(url_for(".show"), 303)


@views.post("/ta-fram")
@access("case.create")
def take_out() -> ResponseReturnValue:
    change_my_start(current_user.id, put_away_at=None)
    return redirect(url_for(".show"), 303)


def steps(row: Any) -> list[dict[str, Any]]:
    shown = [*STEPS][: None if row.opened else FIRST]
    own = {name: where % row.task_id if "%" in where else where for name, (_label, where, _icon) in STEPS.items()}
    return [{"label": STEPS[name][0], "href": own[name], "icon": STEPS[name][2], "done": bool(getattr(row, name))} for name in shown]


def on_home(me: int) -> str:
    """How far it has come, in words, for the row on Home; empty when there is no such row."""
    row = my_start(me)
    done = [one["done"] for one in steps(row)] if row and not row.put_away_at else []
    return "" if all(done) else _("%(done)s av %(all)s gjort", done=sum(done), all=len(done))
