"""«Varsler»: what one wants to be told outside Klar, how and when, and on which phones."""

import re

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import SIGNED_IN, access
from klar.actions.told import NoPhone, add_phone, choose, end_phone
from klar.crypto.push_key import public_push_key
from klar.htmx import page
from klar.i18n import _
from klar.models.officer import Officer
from klar.models.told import choice_of, phones_of
from klar.notify import CHANNELS, KINDS, NOTES
from klar.views.devices import in_words
from klar.wizards.questions import number

views = Blueprint("told", __name__, url_prefix="/mer/varsler")
EMAIL = re.compile(r"[^@\s,<>]{1,64}@[^@\s,<>.]+(\.[^@\s,<>.]+)+")


@views.get("")
@access(SIGNED_IN)
def mine() -> ResponseReturnValue:
    choice = choice_of.one(me=current_user.id)
    said = {"kinds": choice.kinds.split(), "channel": choice.channel, "daily": choice.daily, "email": choice.email} if choice else {}
    return shown(said)


@views.post("")
@access(SIGNED_IN)
def choose_mine() -> ResponseReturnValue:
    email = "".join(request.form.get("email", "").split())[:200]
    said = {"kinds": request.form.getlist("kind"), "channel": request.form.get("channel", ""), "daily": request.form.get("when") != "now", "email": email}
    if said["channel"] == "email" and not Officer.get_by_id(current_user.id).email and not EMAIL.fullmatch(email):
        return shown(said, [("email", _("Skriv adressen slik: navn@example.no."))])
    choose(current_user.id, **said)
    lacking = said["channel"] == "push" and not any(phone["here"] for phone in phones())
    return redirect(url_for(".phone" if lacking else ".mine"), 303)


@views.get("/telefon")
@access(SIGNED_IN)
def phone() -> ResponseReturnValue:
    return page("told/phone.html", key=public_push_key(), failed=False)


@views.post("/telefon")
@access(SIGNED_IN)
def add() -> ResponseReturnValue:
    said = {name: request.form.get(name, "") for name in ("endpoint", "p256dh", "auth")}
    try:
        add_phone(current_user.id, current_user.row.session, **said, hosts=current_app.config["KLAR"].push_hosts)
    except NoPhone:
        return page("told/phone.html", code=422, key=public_push_key(), failed=True)
    return redirect(url_for(".mine"), 303)


@views.post("/telefon/slutt")
@access(SIGNED_IN)
def end() -> ResponseReturnValue:
    """One of one's own. Another's looks like one that is not there."""
    if not end_phone(current_user.id, number(request.form.get("phone"))):
        abort(404)
    return redirect(url_for(".mine"), 303)


def shown(said: dict[str, object], errors: list[tuple[str, str]] | None = None) -> ResponseReturnValue:
    settings, me = current_app.config["KLAR"], Officer.get_by_id(current_user.id)
    there = {"push": True, "sms": bool(settings.sms and me.phone), "email": bool(settings.mail)}
    channels = {name: label for name, label in CHANNELS.items() if there[name]}
    values = {"kinds": [*KINDS], "channel": "", "daily": True, "email": "", **said}
    code = 422 if errors else 200
    return page("told/mine.html", code=code, errors=errors or [], all_kinds=KINDS, notes=NOTES, channels=channels, phones=phones(), known=me.email, **values)


def phones() -> list[dict[str, object]]:
    """Those that listen. One that knows an earlier key of Klar's hears nothing more."""
    listening = [row for row in phones_of(me=current_user.id) if row.key == public_push_key()]
    return [{"id": row.id, "name": in_words(row.device), "here": row.session_id == current_user.row.session} for row in listening]
