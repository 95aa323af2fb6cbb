import pytest
from flask import Flask

from klar.access import ANY_LEVEL, FEED, FRESH, LOCKED, PUBLIC, ROLE_RULES, RULES, SIGNED_IN, access, refuse_undeclared
from klar.access.gate import UndeclaredView
from tests.conftest import World
from tests.routes.url_map import ROUTES, Route, named

# Whoever may open these is nobody in particular, and why.
PUBLIC_ROUTES = {
    "files.static": "what the sign-in page is drawn with",
    "files.app": "what the phone keeps before anybody signs in: the manifest, the worker, the page without a line",
    "files.health": "asked by the machine that keeps Klar running",
    "session.sign_in": "sign-in",
    "session.start": "sign-in",
    "session.answer": "sign-in",
    "session.code": "sign-in",
    "session.link": "sign-in",
    "demo.people": "only under klar demo",
    "demo.be": "only under klar demo",
    "demo.style": "only under klar demo",
    "settings.speak": "a language is chosen before one can read the rest",
}


def test_the_public_ones_are_twelve_at_most_and_all_named() -> None:
    public = {route.endpoint for route in ROUTES if PUBLIC in route.access}
    assert public == PUBLIC_ROUTES.keys() and len(public) <= 12


# A program reads these, and cannot sign in: a secret in the address stands for one officer (tests/actions/test_calendar.py).
FEEDS = {"calendar.feed": "deadlines and tasks as bare days, for a calendar"}


def test_what_a_secret_address_opens_is_named_and_is_nothing_else_too() -> None:
    feeds = {route.endpoint: route for route in ROUTES if FEED in route.access}
    assert feeds.keys() == FEEDS.keys() and {(feed.access, feed.method) for feed in feeds.values()} == {((FEED,), "GET")}


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_every_route_says_what_it_is_about(route: Route) -> None:
    assert route.access and set(route.access) <= {*RULES, *ROLE_RULES, SIGNED_IN, ANY_LEVEL, FEED, FRESH, LOCKED, PUBLIC}


@pytest.mark.parametrize("route", [r for r in ROUTES if not {PUBLIC, FEED} & {*r.access}], ids=named)
def test_nobody_gets_in_signed_out(route: Route, shared_world: World) -> None:
    shared_world.app.config["WTF_CSRF_ENABLED"] = False
    values = {name: 1 if name.endswith(("_id", "number")) else "sak" for name in route.arguments}
    with shared_world.app.test_request_context():
        address = shared_world.app.url_for(route.endpoint, _external=False, **values)
    answer = shared_world.app.test_client().open(address, method=route.method)
    assert (answer.status_code, answer.location) == (302, "/logg-inn")


def silent() -> str:
    return "x"


def test_a_view_that_says_nothing_stops_the_app() -> None:
    app = Flask("toy", static_folder=None)
    app.add_url_rule("/glemt", view_func=silent)
    with pytest.raises(UndeclaredView, match="/glemt"):
        refuse_undeclared(app)


def test_so_does_an_empty_word() -> None:
    app = Flask("toy", static_folder=None)
    app.add_url_rule("/tom", view_func=access()(lambda: "x"), endpoint="tom")
    with pytest.raises(UndeclaredView):
        refuse_undeclared(app)


def test_flasks_own_file_route_is_not_there() -> None:
    """It would be served without a word about access."""
    with pytest.raises(UndeclaredView, match="static"):
        refuse_undeclared(Flask("toy"))


def test_an_unknown_permission_is_refused() -> None:
    with pytest.raises(ValueError, match="case.reed"):
        access("case.reed")
