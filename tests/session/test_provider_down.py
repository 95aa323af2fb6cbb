"""When the provider does not answer, or not as itself, Klar says so and goes on."""

from collections.abc import Callable

import pytest
from authlib.integrations.base_client.sync_app import OAuth2Mixin
from flask import Flask

from tests.session.conftest import Phone, asked_for, free_port, reaching
from tests.session.hostile import running

SILENT = "Innloggingen svarer ikke"


def test_klar_starts_and_says_that_the_provider_does_not_answer(klar: Callable[..., Flask]) -> None:
    phone = Phone(klar(f"http://127.0.0.1:{free_port()}").test_client())
    assert "Logg inn" in phone.get("/logg-inn").text
    page = phone.post("/logg-inn/start", page="/logg-inn")
    assert page.status_code == 503 and SILENT in page.text and "Prøv igjen om litt." in page.text


def test_works_as_soon_as_the_provider_is_back(klar: Callable[..., Flask]) -> None:
    with running() as server:
        phone, right = Phone(klar(server.issuer).test_client()), server.description
        server.description = {}
        assert SILENT in phone.post("/logg-inn/start", page="/logg-inn").text
        server.description = right
        assert phone.leave().startswith(f"{server.issuer}/authorize?")


def test_the_provider_ends_while_the_person_is_there(klar: Callable[..., Flask]) -> None:
    with running() as server:
        phone = Phone(klar(server.issuer).test_client())
        state = asked_for(phone.leave())["state"]
    assert SILENT in phone.get(f"/logg-inn/svar?code=c&state={state}").text


@pytest.mark.parametrize("wrong", [{"issuer": "https://evil.example"}, {"issuer": None}, {"authorization_endpoint": None}, {"client_id": "x"}])
def test_a_description_that_does_not_fit(klar: Callable[..., Flask], wrong: dict) -> None:
    with running() as server:
        server.description |= wrong
        assert SILENT in Phone(klar(server.issuer).test_client()).post("/logg-inn/start", page="/logg-inn").text


def test_in_production_every_address_of_the_provider_is_https(klar: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch) -> None:
    issuer = "https://provider.example"
    said = {"issuer": issuer, "authorization_endpoint": issuer, "token_endpoint": issuer, "jwks_uri": issuer}
    monkeypatch.setattr(OAuth2Mixin, "load_server_metadata", lambda _client: dict(said))
    phone = reaching(klar(issuer), "https://localhost")
    assert phone.post("/logg-inn/start", page="/logg-inn").status_code == 200
    said["token_endpoint"] = "http://provider.example"
    assert phone.post("/logg-inn/start", page="/logg-inn").status_code == 503
