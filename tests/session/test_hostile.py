"""A provider, or somebody between, that lies: every bad answer is refused with the same page."""

import time
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from klar.models.officer import Identity, Session
from tests.session.conftest import SECRET, Phone, asked_for
from tests.session.hostile import EC, OTHER_RSA, RSA, Hostile, running

PUBLIC_KEY = RSA.as_pem(private=False).decode()
HOUR = 3600


@pytest.fixture
def hostile() -> Iterator[Hostile]:
    with running() as server:
        yield server


@pytest.fixture
def phone(klar: Callable[..., Flask], hostile: Hostile) -> Phone:
    return Phone(klar(hostile.issuer).test_client())


def back(phone: Phone, **query: str) -> TestResponse:
    return phone.get(f"/logg-inn/svar?{urlencode(query)}")


def is_refused(page: TestResponse) -> bool:
    """The plain page, the same for all, and nobody let in or half in."""
    said = "Du ble ikke logget inn" in page.text and page.text.count("<h1>") == 1
    return page.status_code == 400 and said and not Session.select().count() and not Identity.select().count()


TOKENS = {
    "nonce wrong": {"nonce": "another"},
    "nonce missing": {"nonce": None},
    "signed by another key": {"key": OTHER_RSA},
    "signed by nobody": {"key": "", "header": {"alg": "none"}},
    "signed with Klar's secret": {"key": SECRET},
    "signed with the public key as secret": {"key": PUBLIC_KEY},
    "another RSA algorithm": {"header": {"alg": "RS512"}},
    "another padding": {"header": {"alg": "PS256"}},
    "unknown key": {"header": {"kid": "x"}},
    "brings its own key": {"key": OTHER_RSA, "header": {"kid": "x", "jwk": OTHER_RSA.as_dict(private=False)}},
    "for another client": {"aud": "other"},
    "for another client, ours authorised": {"aud": "other", "azp": "klar"},
    "for nobody": {"aud": None},
    "for several, another authorised": {"aud": ["klar", "other"], "azp": "other"},
    "from another issuer": {"iss": "https://evil.example"},
    "from nobody": {"iss": None},
    "issuer with a tail": {"iss": "http://127.0.0.1/"},
    "expired": {"exp": int(time.time()) - HOUR},
    "never expires": {"exp": None},
    "expiry is a word": {"exp": "tomorrow"},
    "issued tomorrow": {"iat": int(time.time()) + 24 * HOUR},
    "not valid yet": {"nbf": int(time.time()) + HOUR},
    "subject missing": {"sub": None},
    "subject empty": {"sub": ""},
    "subject is a number": {"sub": 7},
    "subject too long": {"sub": "x" * 256},
    "another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
}


@pytest.mark.parametrize("wrong", TOKENS.values(), ids=TOKENS)
def test_a_false_token(phone: Phone, hostile: Hostile, wrong: dict) -> None:
    asked = asked_for(phone.leave())
    hostile.say(id_token=hostile.id_token(**{"nonce": asked["nonce"], **wrong}))
    assert is_refused(back(phone, code="c", state=asked["state"]))


@pytest.mark.parametrize("key, algorithm", [(RSA, "RS256"), (EC, "ES256")], ids=["RS256", "ES256"])
def test_the_same_answer_without_a_lie_is_taken(phone: Phone, hostile: Hostile, key: object, algorithm: str) -> None:
    asked = asked_for(phone.leave())
    hostile.say(id_token=hostile.id_token(asked["nonce"], key=key, header={"alg": algorithm}))
    assert back(phone, code="c", state=asked["state"]).location == "/logg-inn/kode"


def test_keys_that_were_changed_are_fetched_anew(phone: Phone, hostile: Hostile) -> None:
    hostile.keys = [RSA]
    test_the_same_answer_without_a_lie_is_taken(phone, hostile, RSA, "RS256")
    hostile.keys = [EC]
    test_the_same_answer_without_a_lie_is_taken(phone, hostile, EC, "ES256")


def test_keys_that_cannot_be_read_are_fetched_anew(phone: Phone, hostile: Hostile) -> None:
    hostile.keys = [OTHER_RSA]
    test_a_false_token(phone, hostile, {})
    hostile.keys = [RSA]
    test_the_same_answer_without_a_lie_is_taken(phone, hostile, RSA, "RS256")


BODIES = {
    "no ID token": (200, b'{"access_token": "a", "token_type": "Bearer"}'),
    "an ID token of rubbish": (200, b'{"access_token": "a", "token_type": "Bearer", "id_token": "a.b.c"}'),
    "an ID token that is a list": (200, b'{"access_token": "a", "token_type": "Bearer", "id_token": [1]}'),
    "a list": (200, b"[]"),
    "HTML": (200, b"<h1>Hei</h1>"),
    "nothing": (200, b""),
    "an error": (400, b'{"error": "invalid_grant", "error_description": "the secret reason"}'),
    "a broken server": (500, b"oops"),
}


@pytest.mark.parametrize("status, body", BODIES.values(), ids=BODIES)
def test_a_token_answer_that_is_none(phone: Phone, hostile: Hostile, status: int, body: bytes) -> None:
    hostile.status, hostile.token = status, body
    page = back(phone, code="c", state=asked_for(phone.leave())["state"])
    assert is_refused(page) and "secret reason" not in page.text


QUERIES = {
    "nothing": {},
    "no state": {"code": "c"},
    "empty state": {"code": "c", "state": ""},
    "another state": {"code": "c", "state": "x" * 30},
    "an error": {"error": "access_denied", "error_description": "<script>alert(1)</script>"},
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_callback_without_its_state(phone: Phone, hostile: Hostile, query: dict) -> None:
    asked = asked_for(phone.leave())
    hostile.say(id_token=hostile.id_token(asked["nonce"]))
    page = back(phone, **query)
    assert is_refused(page) and "alert(1)" not in page.text


def test_a_callback_that_nobody_started(phone: Phone, hostile: Hostile) -> None:
    hostile.say(id_token=hostile.id_token("n"))
    assert is_refused(back(phone, code="c", state="s"))


def test_a_callback_from_another_issuer(phone: Phone, hostile: Hostile) -> None:
    asked = asked_for(phone.leave())
    hostile.say(id_token=hostile.id_token(asked["nonce"]))
    assert is_refused(back(phone, code="c", state=asked["state"], iss="https://evil.example"))


def test_a_token_from_an_earlier_sign_in(phone: Phone, hostile: Hostile) -> None:
    hostile.say(id_token=hostile.id_token(asked_for(phone.leave())["nonce"]))
    assert is_refused(back(phone, code="c", state=asked_for(phone.leave())["state"]))
