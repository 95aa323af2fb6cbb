"""The cookie, and the settings that sign-in stands on."""

from collections.abc import Callable

import pytest
from flask import Flask

from klar.config import SettingError
from tests.conftest import World
from tests.session.conftest import Phone, asked_for, reaching
from tests.session.hostile import running


def test_over_https_the_cookie_is_bound_to_the_host(klar: Callable[..., Flask]) -> None:
    said = reaching(klar("https://provider.example"), "https://localhost").get("/mer").headers["Set-Cookie"]
    name, *flags = said.split("; ")
    assert name.startswith("__Host-klar=") and set(flags) == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}


def test_over_http_on_this_machine_it_is_as_closed_as_can_be(phone: Phone) -> None:
    name, *flags = phone.get("/mer").headers["Set-Cookie"].split("; ")
    assert name.startswith("klar=") and set(flags) == {"HttpOnly", "Path=/", "SameSite=Lax"}


def test_what_one_page_does_to_what_it_read_the_next_does_not_see(klar: Callable[..., Flask]) -> None:
    signing = klar("https://provider.example").session_interface.signing
    cookie = signing.dumps({"next": ["cases.show", {"case_id": "4"}]})
    signing.loads(cookie, max_age=60)["next"].clear()
    assert signing.loads(cookie, max_age=60)["next"] == ["cases.show", {"case_id": "4"}]


def test_no_cookie_outlives_the_browser(signed_in: Phone) -> None:
    assert signed_in.client.get_cookie("klar").expires is None
    assert signed_in.client.get_cookie("remember_token") is None


def test_the_answer_comes_back_to_the_host_that_was_used(klar: Callable[..., Flask]) -> None:
    with running() as server:
        phone = reaching(klar(server.issuer, KLAR_HOSTS="127.0.0.1"), "http://127.0.0.1:5080")
        assert asked_for(phone.leave())["redirect_uri"] == "http://127.0.0.1:5080/logg-inn/svar"


def test_a_host_that_is_not_ours_gets_nothing(phone: Phone) -> None:
    assert phone.get("/logg-inn", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "issuer",
    [
        "http://provider.example",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1@evil.example",
        "https://",
        "provider.example",
        "https://provider.example?x=1",
        "https://provider.example/#x",
        "https://provider.example; script-src *",
        "ftp://127.0.0.1",
    ],
)
def test_an_unsafe_issuer_is_refused_also_when_trying_things_out(klar: Callable[..., Flask], issuer: str) -> None:
    with pytest.raises(SettingError, match="KLAR_OIDC_ISSUER"):
        klar(issuer, KLAR_INSECURE_HTTP="1")


@pytest.mark.parametrize("issuer", ["https://provider.example", "https://provider.example:8443/realms/klar-1_a"])
def test_a_plain_https_issuer_is_taken(klar: Callable[..., Flask], issuer: str) -> None:
    assert klar(issuer).config["KLAR"].brokers[0].issuer == issuer


def test_http_is_refused_without_being_told(klar: Callable[..., Flask]) -> None:
    with pytest.raises(SettingError, match="KLAR_OIDC_ISSUER"):
        klar("http://127.0.0.1:9000", KLAR_INSECURE_HTTP="")


def test_insecure_http_is_refused_for_a_host_of_ones_own(klar: Callable[..., Flask]) -> None:
    with pytest.raises(SettingError, match="KLAR_INSECURE_HTTP"):
        klar("http://127.0.0.1:9000", KLAR_HOSTS="klar.example")


@pytest.mark.parametrize("missing", ["KLAR_OIDC_CLIENT_ID", "KLAR_OIDC_CLIENT_SECRET"])
def test_an_issuer_needs_its_client(klar: Callable[..., Flask], missing: str) -> None:
    with pytest.raises(SettingError, match=missing):
        klar("https://provider.example", **{missing: ""})


def test_demo_and_a_provider_do_not_meet(klar: Callable[..., Flask]) -> None:
    with pytest.raises(SettingError, match="KLAR_DEMO"):
        klar("https://provider.example", KLAR_DEMO="1")


def test_without_a_provider_nobody_is_led_anywhere(klar: Callable[..., Flask]) -> None:
    phone = Phone(klar("").test_client())
    assert "Innlogging er ikke satt opp ennå." in phone.get("/logg-inn").text
    assert phone.get("/logg-inn/svar").status_code == 404


def test_the_demo_has_no_provider_sign_in(world: World) -> None:
    assert world.browser().get("/logg-inn/svar").status_code == 404
    assert world.browser().post("/logg-inn/start", page="/velg-person").status_code == 404
