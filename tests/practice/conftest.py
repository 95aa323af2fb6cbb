"""Practice as `klar practice` makes it. It is SQLite by design, so these tests run on SQLite alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from klar import config, create_app
from klar.db import db
from klar.practice_world import make_anew, surroundings
from tests.conftest import Browser

HOME = "https://klar.example.no"
SETTINGS = {"KLAR_PRACTICE_HOME": HOME, "KLAR_INSECURE_HTTP": "1"}


def opened(folder: Path, **more: str) -> Flask:
    """The app on a practice folder made anew."""
    environ = surroundings(folder, SETTINGS | more)
    make_anew(folder, environ)
    app = create_app(config.read(environ))
    app.testing = True
    return app


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Flask]:
    yield opened(tmp_path / "ovelse")
    db.close()


@pytest.fixture
def enter(practice: Flask) -> Callable[..., Browser]:
    """`enter()`: somebody new, inside."""

    def come(address: str = "/inn") -> Browser:
        browser = Browser(practice.test_client())
        answer = browser.get(address)
        assert (answer.status_code, answer.location) == (303, "/")
        return browser

    return come
