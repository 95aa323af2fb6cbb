"""The routes Klar serves, read from the URL map itself, without a database."""

from typing import NamedTuple

from flask import Flask

from klar import views


class Route(NamedTuple):
    endpoint: str
    method: str  # GET or POST
    rule: str
    arguments: frozenset[str]
    access: tuple[str, ...]


def _app() -> Flask:
    app = Flask(__name__, static_folder=None)
    views.register(app, with_demo=True)
    return app


APP = _app()
ROUTES = [
    Route(rule.endpoint, method, rule.rule, frozenset(rule.arguments), APP.view_functions[rule.endpoint].access)
    for rule in sorted(APP.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))
    for method in sorted(rule.methods & {"GET", "POST"})
]
WITH_IDS = [route for route in ROUTES if any(name.endswith("_id") for name in route.arguments)]


def named(route: Route) -> str:
    """How the route is called in the list of tests."""
    return f"{route.method} {route.rule}"
