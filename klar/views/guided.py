"""The rep's side of «Vi ser det samme»: four digits to read aloud, a strip on every page that says who sees, and one tap that ends it."""

from contextlib import suppress
from typing import Any

from flask import Blueprint, Response, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from peewee import DatabaseError

from klar.access import SIGNED_IN, access, listed
from klar.actions.guiding import begin_guiding, digits, end_guiding, over
from klar.actions.guiding_seen import moved
from klar.db import once
from klar.htmx import page
from klar.i18n import _
from klar.models.guiding import mine
from klar.views.own_words import said_by
from klar.views.page_codes import current
from klar.views.place_seen import place_of

views = Blueprint("guided", __name__, url_prefix="/vis-hvor-jeg-er")


def running() -> Any | None:
    """The guiding that this device is in, and who sees."""
    number = current_user.row.guided if current_user.is_authenticated else None
    return next(iter(listed(current_user.id, "guiding.own", mine, id=number)), None) if number else None


def strip() -> dict[str, Any]:
    """For base.html: who sees where I am."""
    g.guided = row = running()
    return {"along": row and not over(row) and told(row)}


def told(row: Any) -> dict[str, Any]:
    pointed = said_by(row.glow) if row.glow else ""
    said = _("%(name)s ser hvor du er.", name=row.helper_name) if row.helper_id else _("Venter på hjelperen.")
    return {"said": f"{said} {_('Trykk på «%(label)s».', label=pointed)}" if pointed else said, "glow": pointed, "v": row.shown, "over": False}


def follow(response: Response) -> Response:
    """After a whole page is made: where it has brought whoever is guided. What fails here changes no answer."""
    row = g.pop("guided", None)
    if row and g.shown[0].startswith("<!doctype"):  # what a script asks for is no page
        mark = once.set(None)  # the page's own form has nothing to do with this
        with suppress(DatabaseError):
            keep(row, *g.shown)
        once.reset(mark)
    return response


def keep(row: Any, html: str, template: str, values: dict[str, Any]) -> None:
    if why := over(row):
        end_guiding(row.id, current_user.id, why)
    else:
        moved(row, place_of(html, template, values, values.get("page_code") or current()["page_code"]))


@views.get("")
@access(SIGNED_IN)
def ask() -> ResponseReturnValue:
    return page("guided/ask.html")


@views.post("")
@access(SIGNED_IN)
def begin() -> ResponseReturnValue:
    begin_guiding(current_user.id, current_user.row.session)
    return redirect(url_for(".digits"), 303)


@views.get("/tall", endpoint="digits")
@access(SIGNED_IN)
def digits_page() -> ResponseReturnValue:
    row = running()
    if not row or over(row):
        return redirect(url_for(".ask"))
    return page("guided/digits.html", digits="" if row.helper_id else digits(row.seed), helper=row.helper_name)


@views.get("/nytt")
@access(SIGNED_IN)
def news() -> ResponseReturnValue:
    """What the strip says now; 204 when it says the same."""
    row = running()
    if not row or over(row):
        return {"said": _("Ingen ser hvor du er nå."), "glow": "", "v": -1, "over": True}
    return told(row) if request.args.get("v") != str(row.shown) else ("", 204)


news.polls = True


@views.post("/stopp")
@access(SIGNED_IN)
def stop() -> ResponseReturnValue:
    if row := running():
        end_guiding(row.id, current_user.id, "rep")
    return redirect(url_for("home.home"), 303)
