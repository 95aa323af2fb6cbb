"""Signing in with the provider, and signing out."""

from flask import Blueprint, Response, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user
from werkzeug.routing import BuildError

from klar.access import PUBLIC, SIGNED_IN, access
from klar.actions.session import end_session, start_session
from klar.htmx import page
from klar.models.person import load_person

views = Blueprint("session", __name__)


@views.get("/logg-inn")
@access(PUBLIC)
def sign_in() -> ResponseReturnValue:
    if current_app.config["KLAR"].demo:
        return redirect(url_for("demo.people"))
    return page("session/sign_in.html", ready=bool(current_app.config["KLAR"].oidc_issuer))


@views.post("/logg-ut")
@access(SIGNED_IN)
def sign_out() -> ResponseReturnValue:
    """Ends the session's row and wipes what the device keeps (ux.md 34)."""
    end_session(current_user.id, current_user.row.session)
    logout_user()
    session.clear()
    response: Response = page("session/signed_out.html")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def let_in(officer_id: int, way: str) -> ResponseReturnValue:
    """Signs the officer in on this device and leads to the page that was asked for."""
    wanted = session.pop("next", None)
    session.clear()
    device = request.user_agent.string
    login_user(load_person(start_session(officer_id, device, way)))
    return redirect(address_of(wanted), 303)


def address_of(wanted: list | None) -> str:
    """The address of an endpoint and its ids; Home when it is not one of ours."""
    try:
        return url_for(wanted[0], **(wanted[1] or {}))
    except (BuildError, TypeError, IndexError, KeyError):
        return url_for("home.home")
