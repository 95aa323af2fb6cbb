"""The whole way in a real browser: from Klar, served as in production, to the provider and back."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from klar.actions.session import invite
from klar.db import now
from klar.models.officer import Officer, Session
from klar.models.person import IDLE, RECENT
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.hand import Hand
from tests.browser.launched import chromium
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.session.conftest import HIGH, SECRET, a_leader, vouch
from tests.session.hostile import running
from tests.session.test_brokers import FILE

pytestmark = pytest.mark.browser


@pytest.fixture
def serve(klar: Callable[..., Flask]) -> Iterator[Callable[[str], Server]]:
    """Serves Klar, with its two workers, for an issuer."""
    started: list[Server] = []

    def start(issuer: str) -> Server:
        settings = klar(issuer).config["KLAR"]
        folder = settings.key_database.parent
        oidc = {"KLAR_OIDC_ISSUER": issuer, "KLAR_OIDC_CLIENT_ID": "klar", "KLAR_OIDC_CLIENT_SECRET": SECRET, "KLAR_OIDC_LEVEL_HIGH": HIGH}
        started.append(Server(folder, "serve", **os.environ, **oidc, KLAR_DATA=str(folder), KLAR_DATABASE=str(settings.database), KLAR_INSECURE_HTTP="1"))
        return started[-1].start()

    yield start
    for server in started:
        server.stop()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def phone(request: pytest.FixtureRequest) -> Iterator[Phone]:
    context = chromium().new_context(java_script_enabled=request.param, has_touch=True, viewport={"width": 360, "height": 640})
    context.set_default_timeout(10_000)
    context.route(lambda address: "127.0.0.1" not in address and "localhost" not in address, lambda route: route.abort())
    yield Phone(context, "", script=request.param)
    context.close()


def test_in_out_and_in_again(serve: Callable[[str], Server], provider: str, phone: Hand) -> None:
    phone.base = serve(provider).base
    sign_in_first(phone, a_leader())
    phone.open("/medlemmer").open("/mer").tap("Logg ut")
    assert phone.heading == "Du er logget ut" and phone.cookies() == []
    assert phone.back().path == "/logg-inn"
    phone.taps = 0
    leave(phone)
    phone.tap("ola")
    assert phone.path == "/mer" and phone.taps == 2


def sign_in_first(phone: Hand, officer: Officer, subject: str = "ola") -> None:
    leave(phone.open("/"))
    phone.fill("[name=sub]", subject).tap("Authorize")
    assert phone.heading == "Skriv koden din"
    phone.fill("[name=code]", invite(officer.number)).tap("Logg inn")
    assert phone.path == "/"


def test_with_less_than_high_there_is_a_plain_way_up(serve: Callable[[str], Server], provider: str, phone: Phone) -> None:
    vouch(provider, "lav", acr="idporten-loa-substantial")
    phone.base = serve(provider).base
    sign_in_first(phone, a_leader(), "lav")
    assert not phone.script or breaches(phone, brief=True) + faults(phone) == []
    phone.open("/saker")
    assert phone.heading == "Logg inn med BankID" and (not phone.script or breaches(phone, brief=True) + faults(phone) == [])
    vouch(provider, "lav", acr=HIGH)
    phone.taps = 0
    leave(phone, "Logg inn med BankID")
    phone.tap("lav")
    assert phone.path == "/saker" and phone.taps == 2


def test_locked_and_once_more_the_way_leads_back(serve: Callable[[str], Server], provider: str, phone: Phone) -> None:
    phone.base = serve(provider).base
    sign_in_first(phone, a_leader())
    for page, title, gone in (("/saker", "Klar er låst", {"seen_at": IDLE}), ("/ny/nodtilgang", "Logg inn en gang til", {"auth_at": RECENT})):
        Session.update({name: now() - time - timedelta(minutes=1) for name, time in gone.items()}).execute()
        phone.open(page)
        assert phone.heading == title and (not phone.script or breaches(phone, brief=True) + faults(phone) == [])
        phone.taps = 0
        leave(phone)
        phone.tap("ola")
        assert phone.path == page and phone.taps == 2


def leave(phone: Hand, button: str = "Logg inn") -> None:
    phone.tap(button, stays=True).until(lambda: not phone.path.startswith("/"), 15)


def test_a_provider_may_send_people_on(serve: Callable[[str], Server], phone: Phone) -> None:
    """form-action would stop this, were it a form that is redirected."""
    with running() as server:
        phone.base = serve(server.issuer).base
        phone.open("/logg-inn").tap("Logg inn", stays=True)
        phone.page.wait_for_url(f"http://localhost:{server.server_port}/bank")
        phone.page.go_back()
        assert phone.path == "/logg-inn"


def test_two_providers_two_large_buttons(klar: Callable[..., Flask], tmp_path: Path, phone: Phone) -> None:
    with running() as server:
        made, file = klar(server.issuer).config["KLAR"], tmp_path / "brokers.toml"
        folder = made.key_database.parent
        file.touch(mode=0o600)
        file.write_text(FILE.format(a="http://127.0.0.1:9", b=server.issuer, secret=SECRET, high=HIGH))
        settings = {"KLAR_OIDC_FILE": str(file), "KLAR_DATA": str(folder), "KLAR_DATABASE": str(made.database), "KLAR_INSECURE_HTTP": "1", "KLAR_HELP_PHONE": "00000000"}
        klar_itself = Server(folder, "serve", **os.environ, **settings).start()
        phone.base = klar_itself.base
        phone.open("/logg-inn")
        assert not phone.script or breaches(phone, brief=True) + faults(phone) == []
        phone.tap("Logg inn med ID-porten", stays=True)
        phone.page.wait_for_url(f"http://localhost:{server.server_port}/bank")
        klar_itself.stop()
