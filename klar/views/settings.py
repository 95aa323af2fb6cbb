"""«Innstillinger»: what people choose for themselves. The language can be chosen before signing in too."""

from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import ANY_LEVEL, PUBLIC, access
from klar.actions.officer import LOOKS, set_calm, set_language, set_look
from klar.htmx import page
from klar.i18n import OFFERED

views = Blueprint("settings", __name__)


@views.get("/mer/innstillinger")
@access(ANY_LEVEL)
def every() -> ResponseReturnValue:
    return page("settings/every.html")


@views.get("/mer/utseende")
@access(ANY_LEVEL)
def look() -> ResponseReturnValue:
    return page("settings/look.html", looks=LOOKS)


@views.post("/mer/utseende")
@access(ANY_LEVEL)
def choose_look() -> ResponseReturnValue:
    set_look(current_user.id, request.form.get("look", ""))
    return redirect(url_for(".look"), 303)


@views.post("/mer/utseende/ro")
@access(ANY_LEVEL)
def choose_calm() -> ResponseReturnValue:
    set_calm(current_user.id, request.form.get("calm") == "1")
    return redirect(url_for(".look"), 303)


@views.get("/mer/hjemskjerm")
@access(ANY_LEVEL)
def home_screen() -> ResponseReturnValue:
    """The guide for the phone that asks, or for the one that somebody has said they hold."""
    agent, said = request.user_agent.string, request.args.get("telefon", "")
    apple = said == "iphone" or (said != "android" and any(word in agent for word in ("iPhone", "iPad")))
    return page("settings/home_screen.html", device="iphone" if apple else "android")


@views.get("/mer/tilgjengelighet")
@access(ANY_LEVEL)
def accessibility() -> ResponseReturnValue:
    return page("settings/accessibility.html")


@views.get("/mer/sprak")
@access(ANY_LEVEL)
def language() -> ResponseReturnValue:
    return page("settings/language.html")


@views.post("/mer/sprak")
@access(ANY_LEVEL)
def set_own_language() -> ResponseReturnValue:
    set_language(current_user.id, request.form.get("language", ""))
    return redirect(url_for(".language"), 303)


@views.post("/sprak")
@access(PUBLIC)
def speak() -> ResponseReturnValue:
    """The language of this device until somebody signs in on it, who then keeps it."""
    chosen = request.form.get("language", "")
    if chosen in OFFERED:
        session["language"] = chosen
    return redirect(url_for("session.sign_in"), 303)
