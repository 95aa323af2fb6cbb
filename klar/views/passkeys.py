"""«Ansikt, finger eller skjermlås»: turned on and off in «Mine enheter», and used where Klar is locked."""

from flask import Blueprint, abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user

from klar.access import ANY_LEVEL, FRESH, LOCKED, SIGNED_IN, access
from klar.actions.passkey import add_passkey, asked_to_add, open_session, remove_passkey
from klar.htmx import page
from klar.integrations.webauthn import Refused
from klar.models.person import load_person
from klar.views.session import address_of, lock_page, problems, site
from klar.wizards.questions import number

views = Blueprint("passkeys", __name__)

LONGEST = 20_000  # characters of an answer from a browser


@views.get("/mer/enheter/skjermlas")
@access(SIGNED_IN, FRESH)
def new() -> ResponseReturnValue:
    return shown()


@views.post("/mer/enheter/skjermlas")
@access(SIGNED_IN, FRESH)
def add() -> ResponseReturnValue:
    here, agent = site() or abort(404), request.user_agent.string
    try:
        add_passkey(current_user.id, current_user.row.session, here, request.form.get("proof", "")[:LONGEST], agent)
    except Refused:
        return shown(422)
    return redirect(url_for("devices.mine"), 303)


@views.post("/mer/enheter/skjermlas/fjern")
@access(ANY_LEVEL)
def remove() -> ResponseReturnValue:
    """One of one's own. Another's looks like one that is not there."""
    if not remove_passkey(current_user.id, number(request.form.get("passkey"))):
        abort(404)
    return redirect(url_for("devices.mine"), 303)


@views.post("/logg-inn/apne")
@access(LOCKED)
def unlock() -> ResponseReturnValue:
    """Opens the locked session with the device's own lock, where one was."""
    here = site() or abort(404)
    try:
        secret = open_session(current_user.id, current_user.row.session, here, request.form.get("proof", "")[:LONGEST])
    except Refused:
        return lock_page(422)
    wanted = session.get("next")
    session.clear()
    login_user(load_person(secret))
    return redirect(address_of(wanted), 303)


def shown(code: int = 200) -> ResponseReturnValue:
    here = site()
    asked = asked_to_add(current_user.id, current_user.row.session, here) if here else ""
    return page("session/passkey.html", code=code, asked=asked, errors=problems(code))
