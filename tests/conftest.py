"""The world that tests live in: the demo's invented union, made once, copied for each test."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from klar import config, create_app, demo_world
from klar.crypto import fingerprint, keys, token
from klar.db import connect, db, now, sqlite, today
from klar.migrations import migrate
from klar.models.officer import Officer, Session, demo_people
from tests.engine import ON_POSTGRESQL, copied, drop, place


class Browser:
    """One person at a phone without JavaScript: opens pages and sends the forms that stand on them."""

    def __init__(self, client: FlaskClient):
        self.client = client

    def get(self, path: str, **kwargs: object) -> TestResponse:
        return self.client.get(path, **kwargs)

    def hidden(self, page: str) -> dict[str, str]:
        """The hidden fields that every form on this page has."""
        return dict(re.findall(r'<input type="hidden" name="(csrf_token|once)" value="([^"]+)"', self.client.get(page).text))

    def post(self, path: str, page: str | None = None, **fields: str) -> TestResponse:
        """Sends `fields` with the hidden fields of the form on `page` (by default the page of the same address)."""
        return self.client.post(path, data={**self.hidden(page or path), **fields})

    def follow(self, response: TestResponse) -> TestResponse:
        while response.location:
            response = self.client.get(response.location)
        return response


@dataclass
class World:
    """A copy of the demo with its own app. People are found by role, or by name."""

    folder: Path
    app: Flask

    def person(self, role: str, nth: int = 0) -> Officer:
        """The nth officer with the role; by default those of the first club, in the order the demo page lists them."""
        rows = [row for row in demo_people(today=today()) if row.role == role]
        return Officer.get_by_id(rows[nth].id)

    def browser(self) -> Browser:
        return Browser(self.app.test_client())

    def sign_in(self, officer: Officer | str, nth: int = 0) -> Browser:
        """A browser signed in as this officer, or as the nth with this role."""
        who = self.person(officer, nth) if isinstance(officer, str) else officer
        browser = self.browser()
        assert browser.post("/velg-person", officer=str(who.id)).status_code == 303
        return browser

    def enter(self, officer: int) -> Browser:
        """A browser with a session of this officer, without the pages that lead to one: for tests that need many people."""
        browser, secret = self.browser(), token()
        Session.create(token=fingerprint(secret), officer=officer, created_at=now(), seen_at=now(), level="high")
        with browser.client.session_transaction() as session:
            session["_user_id"] = secret
        return browser


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as `klar demo` makes it; nobody changes this one."""
    folder = tmp_path_factory.mktemp("demo")
    address = place(folder) if ON_POSTGRESQL else ""
    demo_world.prepare(folder, database=address)
    db.close()
    return folder


@pytest.fixture
def world(made: Path, tmp_path: Path) -> Iterator[World]:
    yield from lent(made, tmp_path)


@pytest.fixture(scope="module")
def shared_world(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One world for a whole file of tests that only look; not to be mixed with `world` in the same file."""
    yield from lent(made, tmp_path_factory.mktemp("shared"))


def lent(made: Path, folder: Path) -> Iterator[World]:
    """A copy with its own app; the copy ends with the test."""
    demo = copied(made, folder / "demo")
    address = str(place(demo))
    app = create_app(config.read({"KLAR_DATA": str(demo), "KLAR_DATABASE": address, "KLAR_DEMO": "1"}))
    app.testing = True
    for base in {keys.database} if ON_POSTGRESQL else {db, keys.database}:
        base.execute_sql("PRAGMA synchronous = 0")  # a test's world need not outlive the machine
    yield World(demo, app)
    db.close()
    drop(address)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Path]:
    """An empty database of the newest schema, with keys of its own; the folder it stands in."""
    where = place(tmp_path)
    migrate(connect(where))
    keys.open(sqlite(tmp_path / "keys.db"), os.urandom(32))
    yield tmp_path
    db.close()
    drop(where)
