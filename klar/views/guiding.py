"""The helper's side of «Vi ser det samme»: four digits, then the rep's page and buttons as they change, and nothing of what stands there."""

from contextlib import suppress
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from peewee import OperationalError

from klar.access import access, listed
from klar.actions.guiding import DIGITS, NobodyThere, TooManyMisses, end_guiding, join_guiding, over
from klar.actions.guiding_seen import asked, point_at
from klar.htmx import page
from klar.i18n import _
from klar.models.guiding import whom
from klar.views.guiding_words import said

views = Blueprint("guiding", __name__, url_prefix="/vi-ser-det-samme")


def running() -> Any | None:
    """Whom I guide; what has ended by itself is ended."""
    row = next(iter(listed(current_user.id, "guiding.see", whom)), None)
    if row and (why := over(row)):
        end_guiding(row.id, current_user.id, why)
        return None
    return row


@views.get("")
@access("guiding.help", "guiding.join")
def type_digits() -> ResponseReturnValue:
    return redirect(url_for(".see")) if running() else page("guiding/digits.html", errors=[])


@views.post("")
@access("guiding.help", "guiding.join")
def join() -> ResponseReturnValue:
    typed = "".join(filter(str.isdecimal, request.form.get("digits", "")))[: DIGITS + 1]
    try:
        join_guiding(current_user.id, typed)
    except NobodyThere:
        return page("guiding/digits.html", code=422, errors=[("digits", _("Ingen venter med de tallene. Be om fire nye."))])
    except TooManyMisses:
        return page("guiding/digits.html", code=429, errors=[("digits", _("For mange feil. Vent et kvarter."))])
    return redirect(url_for(".see"), 303)


@views.get("/naa")
@access("guiding.help", "guiding.see")
def see() -> ResponseReturnValue:
    """The live page, and what it asks for: 204 when nothing is new."""
    row = running()
    if not row:
        return page("guiding/see.html", "seen", code=286 if request.headers.get("HX-Request") else 200, row=None)
    with suppress(OperationalError):  # a full disk: the page can be seen all the same
        asked(row)
    if request.headers.get("HX-Request") and request.args.get("v") == str(row.seen):
        return "", 204
    return shown(row)


see.polls = True


@views.post("/vis")
@access("guiding.help", "guiding.see")
def point() -> ResponseReturnValue:
    if row := running():
        point_at(row, request.form.get("label", ""))
    return shown(running()) if request.headers.get("HX-Request") else redirect(url_for(".see"), 303)


@views.post("/stopp")
@access("guiding.help", "guiding.see")
def stop() -> ResponseReturnValue:
    if row := running():
        end_guiding(row.id, current_user.id, "helper")
    return redirect(url_for(".type_digits"), 303)


def shown(row: Any | None) -> ResponseReturnValue:
    return page("guiding/see.html", "seen", row=row, **(said(row) if row else {}))
