"""Signing in with the provider, and signing out."""

from contextlib import suppress
from datetime import timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user
from peewee import OperationalError
from werkzeug.routing import BuildError

from klar.access import ANY_LEVEL, LOCKED, PUBLIC, access
from klar.actions.arrival import mistyped, step
from klar.actions.officer import set_language
from klar.actions.passkey import asked_to_open
from klar.actions.session import (
    NoMandate,
    TooManyCodes,
    UnknownCode,
    end_session,
    link_identity,
    officer_of,
    renew_session,
    start_session,
)
from klar.actions.told import carry_over
from klar.db import now
from klar.htmx import page
from klar.i18n import _
from klar.integrations import oidc
from klar.integrations.webauthn import Site
from klar.models.person import Locked, load_person

views = Blueprint("session", __name__)

LONGEST = 64  # characters of what stands in a link
CLEARED = '"cache", "cookies", "storage"'
CLEARED_IN_PRACTICE = '"cache", "storage"'  # a browser's cookies go for the whole domain, and the real Klar may be on it
CODE_WAITS = timedelta(minutes=15)  # how long a first sign-in waits for its one-time code


@views.get("/logg-inn")
@access(PUBLIC)
def sign_in() -> ResponseReturnValue:
    if isinstance(current_user, Locked):
        return redirect(url_for(".locked"))
    if current_app.config["KLAR"].practising:
        return redirect(url_for("practice.enter"))
    if current_app.config["KLAR"].demo:
        return redirect(url_for("demo.people"))
    if current_user.is_authenticated:
        return redirect(url_for("home.home"))
    if secret := request.args.get("inn", "")[:LONGEST]:
        session["inn"] = secret
        coming("opened_at")
    return page("session/sign_in.html", brokers=current_app.config["KLAR"].brokers, ended="_user_id" in session)


@views.post("/logg-inn/start")
@access(PUBLIC)
def start() -> ResponseReturnValue:
    """Leads to the provider from a page of its own.

    A form that is redirected may only end at the addresses form-action names, and where a provider sends people on to
    (a bank, a broker) Klar cannot know. A page that moves on by itself is no form, so form-action stays ours alone.
    """
    coming("begun_at")
    settings = current_app.config["KLAR"]
    broker = known(request.form.get("broker", "klar"))
    answer_at = url_for(".answer", broker=broker, _external=True, _scheme="https" if settings.https else "http")
    address = oidc.begin(broker, answer_at)
    response = page("session/on_the_way.html", address=address)
    response.headers["Refresh"] = f"0; url={address}"
    return response


@views.get("/logg-inn/svar", defaults={"broker": "klar"})
@views.get("/logg-inn/svar/<broker>")
@access(PUBLIC)
def answer(broker: str) -> ResponseReturnValue:
    """Where the provider sends people back. A GET that signs in: what it may do lies in its state, which works once."""
    who = oidc.answer(known(broker))
    officer = officer_of(who.issuer, who.subject)
    if staying() not in (None, officer):
        raise oidc.Refused("somebody else came back")
    if officer:
        return let_in(officer, "oidc", *who[2:])
    secret, wanted = session.get("inn", ""), start_clean()
    session.update(next=wanted, inn=secret, link=[who.issuer, who.subject, (now() + CODE_WAITS).timestamp()], level=who[2:])
    coming("back_at")
    return redirect(url_for(".code"), 303)


@views.get("/logg-inn/kode")
@access(PUBLIC)
def code() -> ResponseReturnValue:
    return page("session/code.html") if waiting() else redirect(url_for(".sign_in"))


@views.post("/logg-inn/kode")
@access(PUBLIC)
def link() -> ResponseReturnValue:
    who, typed = waiting(), request.form.get("code", "")[:40]
    if not who:
        return redirect(url_for(".sign_in"), 303)
    try:
        officer = link_identity(who.issuer, who.subject, typed)
    except UnknownCode:
        mistyped(session.get("inn", ""))
        wrong = _("Koden virker ikke. Sjekk den, eller be om en ny.") if typed.strip() else _("Skriv koden først.")
        return page("session/code.html", code=422, typed=typed, errors=[("code", wrong)])
    coming("inside_at")
    return let_in(officer, "oidc", *who[2:])


@views.get("/logg-inn/bankid")
@access(ANY_LEVEL)
def higher() -> ResponseReturnValue:
    """Where those are led who want to see a case and have signed in at a lower level."""
    if current_user.high:
        return redirect(url_for("home.home"))
    return page("session/higher.html", brokers=current_app.config["KLAR"].brokers)


@views.get("/logg-inn/igjen")
@access(ANY_LEVEL)
def again() -> ResponseReturnValue:
    """Where those are led who want to do what asks for a sign-in from just now."""
    if current_user.fresh:
        return redirect(url_for("home.home"))
    return page("session/again.html", brokers=current_app.config["KLAR"].brokers, me=current_user.id)


@views.get("/logg-inn/apne")
@access(LOCKED)
def locked() -> ResponseReturnValue:
    """All there is to see after half an hour without use: nothing of anybody's."""
    return lock_page()


@views.post("/logg-ut")
@access(ANY_LEVEL, LOCKED)
def sign_out() -> ResponseReturnValue:
    """Ends the session's row and wipes what the device keeps (ux.md 34)."""
    end_session(current_user.id, current_user.row.session)
    logout_user()
    session.clear()
    response: Response = page("session/signed_out.html")
    response.headers["Clear-Site-Data"] = CLEARED_IN_PRACTICE if current_app.config["KLAR"].practising else CLEARED
    return response


@views.errorhandler(oidc.Unreachable)
def unreachable(_error: oidc.Unreachable) -> ResponseReturnValue:
    return stopped(503, _("Innloggingen svarer ikke"), _("Prøv igjen om litt."))


@views.errorhandler(oidc.Refused)
def refused(_error: oidc.Refused) -> ResponseReturnValue:
    """The same page whatever was wrong: a forger learns nothing."""
    return stopped(400, _("Du ble ikke logget inn"), _("Prøv en gang til. Går det ikke, ring og få hjelp."))


@views.errorhandler(TooManyCodes)
def too_many_codes(_error: TooManyCodes) -> ResponseReturnValue:
    session.clear()
    return stopped(429, _("Litt for mange forsøk"), _("Vent et kvarter. Logg så inn på nytt."))


@views.app_errorhandler(NoMandate)
def no_mandate(_error: NoMandate) -> ResponseReturnValue:
    return stopped(403, _("Du har ikke noe verv i Klar nå"), _("Er det feil? Ring fagforeningen din."))


def coming(name: str) -> None:
    """For a helper on the phone who asked for this first sign-in: one more step of it is taken."""
    with suppress(OperationalError):  # a full disk: one can sign in all the same
        step(session.get("inn", ""), name)


def known(broker: str) -> str:
    """The key of a provider the settings have; «klar» is the only one of those that name just one. Else 404."""
    return broker if broker in {found.key for found in current_app.config["KLAR"].brokers} else abort(404)


def stopped(status: int, title: str, advice: str) -> Response:
    return page("session/stopped.html", code=status, title=title, advice=advice)


def waiting() -> oidc.SignIn | None:
    """The sign-in that waits for a one-time code on this device, if it is not too long ago."""
    issuer, subject, until = session.get("link") or ("", "", 0)
    return oidc.SignIn(issuer, subject, *session.get("level", ())) if now().timestamp() < until else None


def lock_page(code: int = 200) -> Response:
    """With 422: what the device answered did not open it."""
    here = site()
    asked = asked_to_open(current_user.id, current_user.row.session, here) if here else ""
    brokers = current_app.config["KLAR"].brokers
    return page("session/locked.html", code=code, brokers=brokers, me=current_user.id, asked=asked, errors=problems(code))


def problems(code: int) -> list[tuple[str, str]]:
    """What a page that asked a device for a proof says when there was none."""
    return [("proof", _("Det gikk ikke. Prøv igjen."))] if code == 422 else []


def site() -> Site | None:
    """Klar as this browser reaches it; None at a bare IP address, which no key can be bound to."""
    host = urlsplit(f"//{request.host}").hostname or ""
    with suppress(ValueError):
        return ip_address(host) and None
    return Site(host, f"{'https' if current_app.config['KLAR'].https else 'http'}://{request.host}")


def staying() -> int | None:
    """The officer whose session goes on when they sign in again: nobody else's sign-in may end or take it."""
    return current_user.id if isinstance(current_user, Locked) or (current_user.is_authenticated and current_user.high) else None


def let_in(officer_id: int, way: str, *sure: object) -> ResponseReturnValue:
    """Signs the officer in on this device and leads to the page that was asked for.

    `sure` is the level, the provider's words for it, and when they showed who they are. Raises NoMandate.
    """
    before = session.get("_user_id", "")
    if language := session.get("language"):
        set_language(officer_id, language)
    same = current_user.row.session if staying() == officer_id else 0
    secret = renew_session(officer_id, same, way, *sure) if same else None
    if secret:
        wanted = session.get("next")
        session.clear()
    else:
        wanted = start_clean()
        secret = start_session(officer_id, request.user_agent.string, way, *sure)
        carry_over(before, secret)
    login_user(load_person(secret))
    return redirect(address_of(wanted), 303)


def start_clean() -> list | None:
    """Ends what was signed in on this device and empties its cookie; returns the page that was asked for."""
    if current_user.get_id():
        end_session(current_user.id, current_user.row.session)
    wanted = session.get("next")
    session.clear()
    return wanted


def address_of(wanted: list | None) -> str:
    """The address of an endpoint and its ids; Home when it is not one of ours."""
    try:
        return url_for(wanted[0], **(wanted[1] or {}))
    except (BuildError, TypeError, ValueError, IndexError, KeyError):
        return url_for("home.home")
