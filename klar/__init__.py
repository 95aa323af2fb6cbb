"""Klar: the work room of a trade union's club board. Here its parts are wired, in the order they are needed."""

import gc
from collections.abc import Callable
from ctypes import CDLL

from flask import Flask

from klar import access, config, logs, metrics, views, web
from klar.crypto import keys
from klar.installation import is_invented, open_databases


class Klar(Flask):
    def ensure_sync(self, func: Callable) -> Callable:
        """No view of Klar is async; Flask asks thirteen times a page."""
        return func


def create_app(settings: config.Settings | None = None) -> Flask:
    """The app. Without `settings` they are read from KLAR_*. Raises config.SettingError and klar.installation.SchemaIsOlder."""
    settings = settings or config.read()
    app = Klar(__name__, static_folder=None)
    app.config["KLAR"] = settings
    open_databases(settings)
    if settings.demo and not is_invented("demo"):
        raise config.SettingError("KLAR_DEMO", "databasen er ikke laget av «klar demo».")
    if settings.practising and not is_invented("practice"):
        raise config.SettingError("KLAR_PRACTISING", "databasen er ikke laget av «klar practice».")
    app.config["SECRET_KEY"] = keys.derive("cookies")
    web.install(app, settings)
    views.register(app, with_demo=settings.demo, with_practice=settings.practising)
    access.refuse_undeclared(app)
    return app


TRIM_THRESHOLD, TOP_PAD, MB = -1, -2, 1024 * 1024  # of mallopt(3)


def served() -> Flask:
    """The app in a server's process, which lives long and does the same again and again.

    What was made at the start stays: the garbage collector need not walk through it during pages. And memory is kept, not
    given back and fetched again: Home's queries cost sixty page faults each time without it.
    """
    logs.install()
    app = create_app()
    if app.config["KLAR"].log_requests:
        logs.watch(app)
    metrics.watch(app, metrics.folder_of(app.config["KLAR"].key_database), few=views.for_one_person(app))
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    if keep := getattr(CDLL(None), "mallopt", None):  # other C libraries than glibc have none
        keep(TRIM_THRESHOLD, 16 * MB)
        keep(TOP_PAD, MB)
    return app
