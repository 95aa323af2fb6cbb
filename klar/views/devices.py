"""«Mine enheter»: where one is signed in, and signing out there."""

from datetime import timedelta

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ANY_LEVEL, access
from klar.actions.session import end_other_sessions, end_session
from klar.db import OSLO, now, today
from klar.htmx import page
from klar.i18n import _, _l, day
from klar.models.officer import passkeys
from klar.models.person import IDLE, open_sessions
from klar.views.session import site
from klar.wizards.questions import number

views = Blueprint("devices", __name__, url_prefix="/mer/enheter")

# What a browser says of itself -> plain words. The first that fits: Edge also calls itself Chrome, and Chrome Safari.
MACHINES = {
    "iPhone": "iPhone", "iPad": "iPad", "Mobile": _l("Android-telefon"), "Android": _l("Android-nettbrett"),
    "CrOS": "Chromebook", "Macintosh": "Mac", "Windows": "PC", "Linux": "PC",
}  # fmt: skip
BROWSERS = {
    "Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung", "Firefox": "Firefox", "FxiOS": "Firefox",
    "Chrome": "Chrome", "CriOS": "Chrome", "Safari": "Safari",
}  # fmt: skip


@views.get("")
@access(ANY_LEVEL)
def mine() -> ResponseReturnValue:
    this = current_user.row.session
    rows = [
        {"id": row.id, "name": in_words(row.device), "used": used(now() - row.seen_at), "this": row.id == this}
        for row in open_sessions(current_user.id)
    ]
    mine = [{"id": row.id, "name": in_words(row.device), "since": day(row.made_at.astimezone(OSLO).date(), today())} for row in passkeys(me=current_user.id)]
    return page("session/devices.html", devices=sorted(rows, key=lambda row: not row["this"]), passkeys=mine, offered=bool(site()))


@views.post("/logg-ut")
@access(ANY_LEVEL)
def out() -> ResponseReturnValue:
    """One of one's own. Another's looks like one that is not there."""
    if not end_session(current_user.id, number(request.form.get("device"))):
        abort(404)
    return redirect(url_for(".mine"), 303)


@views.post("/logg-ut-andre")
@access(ANY_LEVEL)
def others_out() -> ResponseReturnValue:
    end_other_sessions(current_user.id, current_user.row.session)
    return redirect(url_for(".mine"), 303)


def in_words(agent: str) -> str:
    """«Android-telefon, Chrome», from what the browser sent when it signed in."""
    machine = next((str(name) for mark, name in MACHINES.items() if mark in agent), _("Ukjent enhet"))
    browser = next((name for mark, name in BROWSERS.items() if mark in agent), "")
    return f"{machine}, {browser}" if browser else machine


def used(ago: timedelta) -> str:
    minutes = ago // timedelta(minutes=1)
    if minutes > IDLE // timedelta(minutes=1):
        return _("Låst. Må åpnes før den kan brukes.")
    return _("Brukt for %(count)s minutter siden", count=minutes) if minutes > 1 else _("Brukt nå nettopp")
