"""The pages before anybody is signed in, as in production, within the bars."""

import os
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from klar import config, create_app
from klar.db import connect, db
from klar.migrations import migrate
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Handset
from tests.browser.phone import Phone
from tests.browser.server import Server, free_port

ISSUER = f"http://127.0.0.1:{free_port()}"  # nobody answers there


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("production")
    empty(folder)
    server = Server(folder, "serve", **os.environ | environ(folder))
    yield server.start()
    server.stop()


def environ(folder: Path) -> dict[str, str]:
    oidc = {"KLAR_OIDC_ISSUER": ISSUER, "KLAR_OIDC_CLIENT_ID": "klar", "KLAR_OIDC_CLIENT_SECRET": "x" * 40, "KLAR_OIDC_LEVEL_HIGH": "high"}
    return {**oidc, "KLAR_DATA": str(folder), "KLAR_INSECURE_HTTP": "1", "KLAR_HELP_PHONE": "00000000"}


def empty(folder: Path) -> None:
    """A Klar with nobody in it."""
    (folder / "master.key").touch(mode=0o600)
    (folder / "master.key").write_bytes(b64encode(os.urandom(32)))
    migrate(connect(config.read(environ(folder)).database))
    db.close()


@pytest.fixture
def phone(chromium: Browser, production: Server) -> Iterator[Phone]:
    made = Handset(chromium, production).make()
    yield made
    made.context.close()


def awaits_code(folder: Path) -> str:
    """The cookie of one who has just signed in for the first time."""
    app = create_app(config.read(environ(folder)))
    db.close()
    return app.session_interface.get_signing_serializer(app).dumps({"link": [ISSUER, "ola", time.time() + 600]})


def test_sign_in(phone: Phone) -> None:
    assert "Logg inn" in phone.open("/").heading
    assert breaches(phone) + faults(phone) == []


def test_the_provider_does_not_answer(phone: Phone) -> None:
    phone.expected = "503"
    phone.open("/logg-inn").tap("Logg inn")
    assert "svarer ikke" in phone.heading
    assert breaches(phone) + faults(phone) == []


def test_code(phone: Phone, production: Server) -> None:
    phone.context.add_cookies([{"name": "klar", "value": awaits_code(production.folder), "url": production.base}])
    phone.expected = "422"
    assert "koden" in phone.open("/logg-inn/kode").heading
    assert breaches(phone, question=True) + faults(phone) == []
    phone.tap("Logg inn")
    assert phone.page.title().startswith("Feil:") and breaches(phone) + faults(phone) == []
