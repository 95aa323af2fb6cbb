"""Only under `klar demo`: choosing whom to be, and every part of the look on one page."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from klar.access import PUBLIC, access
from klar.db import today
from klar.htmx import page
from klar.models.officer import demo_people
from klar.models.role import ROLES
from klar.views.session import let_in

views = Blueprint("demo", __name__)


@views.get("/velg-person")
@access(PUBLIC)
def people() -> ResponseReturnValue:
    groups: dict[str, list] = {name: [] for name in ROLES}
    for row in demo_people(today=today()):
        groups[row.role].append(row)
    return page("demo/people.html", groups=[(ROLES[name], rows) for name, rows in groups.items() if rows])


@views.post("/velg-person")
@access(PUBLIC)
def be() -> ResponseReturnValue:
    chosen = request.form.get("officer", "")
    known = {str(row.id) for row in demo_people(today=today())}
    return let_in(int(chosen), "demo") if chosen in known else abort(404)


@views.route("/stil", methods=["GET", "POST"])
@access(PUBLIC)
def style() -> ResponseReturnValue:
    return page("stil/stil.html") if request.method == "GET" else redirect(url_for(".style"), 303)
