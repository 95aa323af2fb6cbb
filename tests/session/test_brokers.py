"""Several providers by a file: one button each, and an answer counts only from the one that was asked."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from klar.models.officer import Identity, Session
from tests.session.conftest import HIGH, SECRET, Phone, a_leader, asked_for, path_of
from tests.session.hostile import Hostile, running

A, B = "bankid", "id-porten"
FILE = """[bankid]
name = "BankID"
issuer = "{a}"
client_id = "klar"
client_secret = "{secret}"
level_high = ["urn:bankid:bid;LOA=4"]

[id-porten]
name = "ID-porten"
issuer = "{b}"
client_id = "klar"
client_secret = "{secret}"
level_high = ["{high}", "high"]
"""


@pytest.fixture
def two() -> Iterator[dict[str, Hostile]]:
    with running() as a, running() as b:
        yield {A: a, B: b}


@pytest.fixture
def phone(klar: Callable[..., Flask], two: dict[str, Hostile], tmp_path: Path) -> Phone:
    file = tmp_path / "brokers.toml"
    file.touch(mode=0o600)
    file.write_text(FILE.format(a=two[A].issuer, b=two[B].issuer, secret=SECRET, high=HIGH))
    return Phone(klar("", KLAR_OIDC_FILE=str(file), KLAR_INSECURE_HTTP="1").test_client())


def leave(phone: Phone, broker: str) -> dict[str, str]:
    """Taps the button of that provider; what it is asked."""
    return asked_for(phone.post("/logg-inn/start", page="/logg-inn", broker=broker).headers["Refresh"])


def back(phone: Phone, broker: str, **query: str) -> TestResponse:
    return phone.get(f"/logg-inn/svar/{broker}?{urlencode({'code': 'c', **query})}")


def signs(provider: Hostile, asked: dict[str, str], **changes: object) -> None:
    """The provider's next answer is a right token, but for the changes."""
    provider.say(id_token=provider.id_token(asked["nonce"], **changes))


def is_refused(page: TestResponse) -> bool:
    return page.status_code == 400 and "Du ble ikke logget inn" in page.text and not Session.select().count() and not Identity.select().count()


def test_a_button_each(phone: Phone) -> None:
    page = phone.get("/logg-inn").text
    assert "Logg inn med BankID" in page and "Logg inn med ID-porten" in page and SECRET not in page


@pytest.mark.parametrize("broker", [A, B])
def test_each_leads_to_its_own_and_back(phone: Phone, two: dict[str, Hostile], broker: str) -> None:
    asked = leave(phone, broker)
    assert asked["redirect_uri"] == f"http://localhost/logg-inn/svar/{broker}"
    signs(two[broker], asked)
    assert phone.get(f"{path_of(asked['redirect_uri'])}code=c&state={asked['state']}").location == "/logg-inn/kode"
    phone.first_code(a_leader())
    assert Identity.get().issuer == two[broker].issuer and two[broker].asked == 1


def test_an_answer_of_another_than_was_asked_is_refused_before_it_is_used(phone: Phone, two: dict[str, Hostile]) -> None:
    asked = leave(phone, A)
    signs(two[B], asked)
    assert is_refused(back(phone, B, state=asked["state"])) and two[B].asked == 0


def test_an_answer_that_says_it_is_anothers_is_refused_before_it_is_used(phone: Phone, two: dict[str, Hostile]) -> None:
    asked = leave(phone, A)
    signs(two[A], asked)
    assert is_refused(back(phone, A, state=asked["state"], iss=two[B].issuer)) and two[A].asked == 0


def test_one_provider_cannot_speak_for_another(phone: Phone, two: dict[str, Hostile]) -> None:
    asked = leave(phone, A)
    signs(two[A], asked, iss=two[B].issuer)
    assert is_refused(back(phone, A, state=asked["state"]))


def test_asking_one_forgets_that_the_other_was_asked(phone: Phone, two: dict[str, Hostile]) -> None:
    first = leave(phone, A)
    leave(phone, B)
    signs(two[A], first)
    assert is_refused(back(phone, A, state=first["state"])) and two[A].asked == 0


@pytest.mark.parametrize(("sent", "status"), [(None, 400), ("", 400), ("itself", 303)])
def test_who_promises_to_say_who_it_is_must(phone: Phone, two: dict[str, Hostile], sent: str | None, status: int) -> None:
    two[A].description["authorization_response_iss_parameter_supported"] = True
    asked = leave(phone, A)
    signs(two[A], asked)
    said = {} if sent is None else {"iss": sent and two[A].issuer}
    assert back(phone, A, state=asked["state"], **said).status_code == status


def test_the_same_name_at_two_providers_is_two_people(phone: Phone, two: dict[str, Hostile]) -> None:
    for broker in (A, B):
        asked = leave(phone, broker)
        signs(two[broker], asked, sub="ola")
        assert back(phone, broker, state=asked["state"]).location == "/logg-inn/kode"
        if broker == A:
            phone.first_code(a_leader())
            phone.post("/logg-ut", page="/mer")


@pytest.mark.parametrize(("broker", "level"), [(A, "low"), (B, "high")])
def test_each_has_its_own_words_for_high(phone: Phone, two: dict[str, Hostile], broker: str, level: str) -> None:
    asked = leave(phone, broker)
    signs(two[broker], asked, acr="high")
    back(phone, broker, state=asked["state"])
    phone.first_code(a_leader())
    assert Session.get().level == level and phone.get("/saker").status_code == {"low": 302, "high": 200}[level]


@pytest.mark.parametrize("broker", ["x", "BANKID", "bankid "])
def test_a_provider_that_is_not_there(phone: Phone, broker: str) -> None:
    assert phone.post("/logg-inn/start", page="/logg-inn", broker=broker).status_code == 404
    assert back(phone, broker).status_code == 404


def test_the_address_of_the_only_provider_is_not_there(phone: Phone) -> None:
    assert phone.post("/logg-inn/start", page="/logg-inn").status_code == 404
    assert phone.get("/logg-inn/svar?code=c").status_code == 404
