"""Nothing declared, nothing served: what each view is about stands on the line under its route."""

from collections.abc import Callable
from typing import Any

from flask import Flask, abort, current_app, make_response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound, SecurityError

from klar.access.policy import PERMISSIONS, PUBLIC, ROLE_RULES
from klar.db import db
from klar.models.person import Locked

# Signed in, be it at a level that is not enough for cases (trust.md § 4). What says so shows nothing of anybody's.
# Every other view asks for High: a new one is closed until somebody has thought.
ANY_LEVEL = "any_level"
# Signed in, at level High, not more than ten minutes ago: nødtilgang, roles, and all that leaves Klar.
FRESH = "fresh"
# For one whose session is locked after half an hour without use; no other view says anything to them.
LOCKED = "locked"
# For a program that cannot sign in: a secret in the address stands for one officer. The view itself knows it again, or answers 404.
FEED = "feed"
WORDS = {ANY_LEVEL, FRESH, LOCKED, FEED}


class UndeclaredView(Exception):
    """A view without @access: say under its route what it is about."""


def access(*permissions: str) -> Callable:
    """Declares, on the line under the route, what a view is about. The app refuses to start without it."""
    if unknown := set(permissions) - PERMISSIONS - WORDS:
        raise ValueError(f"unknown permission: {unknown}")

    def declare(view: Callable) -> Callable:
        view.access = permissions
        return view

    return declare


def refuse_undeclared(app: Flask) -> None:
    """Raises UndeclaredView on the first route that does not say what it is about."""
    for rule in app.url_map.iter_rules():
        if not getattr(app.view_functions[rule.endpoint], "access", ()):
            raise UndeclaredView(f"{rule.rule} ({rule.endpoint})")


def check_request() -> ResponseReturnValue | None:
    """Before every request: public, or signed in, at level High, just now, with a role: as the view asks for."""
    if request.endpoint is None:
        elsewhere = isinstance(request.routing_exception, SecurityError)  # a host that is not ours: Flask answers 400
        return None if elsewhere or current_user.is_authenticated else _lead_to(_door())
    declared = _declared(request.endpoint)
    if PUBLIC in declared or declared == (FEED,):
        return None
    if not current_user.is_authenticated:
        return None if LOCKED in declared and isinstance(current_user, Locked) else _lead_to(_door())
    if declared == (LOCKED,):
        return redirect(url_for("home.home"))
    if not current_user.high and ANY_LEVEL not in declared:
        return _lead_to("session.higher")
    if FRESH in declared and not current_user.fresh:
        return _lead_to("session.again")
    if not all(current_user.holds(ROLE_RULES[name]) for name in declared if name in ROLE_RULES):
        abort(403)
    return None


def _door() -> str:
    return "session.locked" if isinstance(current_user, Locked) else "session.sign_in"


def demand_fresh() -> None:
    """For a view where only some of what it is about asks for a sign-in from just now: leaves it for that."""
    if not current_user.fresh:
        if _from_phone():  # it does not hold up what waits behind it: the person looks at it, and signs in
            abort(409)
        abort(make_response(_lead_to("session.again")))


def _from_phone() -> bool:
    """Sent by the phone itself, with nobody looking."""
    post = request.environ.get("klar.post")
    return bool(post and not post.looked_at)


def _declared(endpoint: str) -> tuple[str, ...]:
    return current_app.view_functions[endpoint].access


def _wanted() -> list[Any] | None:
    """The page to come back to. A form's view may have `keeps`, which saves what was typed and says where it stands again;
    a page's view `given`, the names of what may stand after the address and is an id."""
    view = current_app.view_functions[request.endpoint]
    keeps, given = getattr(view, "keeps", None), getattr(view, "given", ())
    if keeps and getattr(current_user, "high", False):
        db.act_for(current_user.id)  # also for one who is locked: nothing else is done for them
        try:
            return keeps(**request.view_args)
        except NotFound:  # nothing of theirs to keep it in
            return None
    try:
        endpoint, found = current_app.create_url_adapter(request).match(method="GET")
    except HTTPException:  # a form that stands on a page of another address
        return None
    ids = {name: value for name, value in request.args.items() if name in given and value.isalnum()} | dict(found)
    return [endpoint, {name: str(value)[:100] for name, value in ids.items()}]


def _lead_to(sign_in: str) -> ResponseReturnValue:
    """To a page where one signs in, remembering the page as an endpoint and its ids, never as an address.

    A fragment's request leads the whole page there: a redirect would put sign-in inside the page.
    """
    if _from_phone():  # it waits until somebody has signed in
        abort(401)
    if request.endpoint and (wanted := _wanted()):
        session["next"] = wanted
    if request.headers.get("HX-Request"):
        return "", 401, {"HX-Redirect": url_for(sign_in)}
    return redirect(url_for(sign_in))
