"""The one-time code that links the first sign-in to an officer."""

import pytest

from klar.actions.session import WRONG_CODES, invite
from klar.db import now
from klar.models.officer import Identity, Invitation, Officer
from klar.views.session import CODE_WAITS
from tests.session.conftest import Phone

REFUSED = "Koden virker ikke. Sjekk den, eller be om en ny."


@pytest.fixture
def waiting(phone: Phone) -> Phone:
    """A phone whose sign-in nobody knows yet."""
    phone.sign_in("ola")
    return phone


def test_wrong_code_is_said_and_kept(waiting: Phone, leader: Officer) -> None:
    invite(leader.number)
    page = waiting.post("/logg-inn/kode", code="0000 1111 2222")
    assert page.status_code == 422 and REFUSED in page.text and 'value="0000 1111 2222"' in page.text
    assert "<title>Feil:" in page.text and not Identity.select().count()


def test_empty_code(waiting: Phone) -> None:
    assert "Skriv koden først." in waiting.post("/logg-inn/kode", code=" ").text


def test_used_code_links_nobody_else(waiting: Phone, leader: Officer) -> None:
    code = invite(leader.number)
    assert waiting.post("/logg-inn/kode", code=code).location == "/"
    other = Phone(waiting.client.application.test_client())
    other.sign_in("kari")
    assert other.post("/logg-inn/kode", code=code).status_code == 422
    assert [i.subject for i in Identity.select()] == ["ola"]


def test_expired_code(waiting: Phone, leader: Officer) -> None:
    code = invite(leader.number)
    Invitation.update(expires_at=now()).execute()
    assert REFUSED in waiting.post("/logg-inn/kode", code=code).text


def test_spaces_capitals_and_look_alikes_are_forgiven(waiting: Phone, leader: Officer) -> None:
    code = invite(leader.number).upper().replace("0", "O").replace("1", "l")
    assert waiting.post("/logg-inn/kode", code=f" {code[:4]} {code[4:8]}-{code[8:]} ").location == "/"


def test_five_wrong_codes_then_a_pause_also_for_the_right_one(waiting: Phone, leader: Officer) -> None:
    for _ in range(WRONG_CODES):
        assert waiting.post("/logg-inn/kode", code="000000000000").status_code == 422
    page = waiting.post("/logg-inn/kode", code=invite(leader.number))
    assert page.status_code == 429 and "Vent et kvarter" in page.text
    assert waiting.get("/logg-inn/kode").location == "/logg-inn"


def test_signing_in_anew_does_not_shorten_the_pause(waiting: Phone, leader: Officer) -> None:
    for _ in range(WRONG_CODES):
        waiting.post("/logg-inn/kode", code="000000000000")
    other = Phone(waiting.client.application.test_client())
    assert other.first_sign_in("ola", leader).status_code == 429


def test_others_may_try_meanwhile(waiting: Phone, leader: Officer) -> None:
    for _ in range(WRONG_CODES):
        waiting.post("/logg-inn/kode", code="000000000000")
    other = Phone(waiting.client.application.test_client())
    assert other.first_sign_in("kari", leader).location == "/"


def test_without_a_sign_in_there_is_no_code_page(phone: Phone) -> None:
    assert phone.get("/logg-inn/kode").location == "/logg-inn"
    assert phone.post("/logg-inn/kode", page="/logg-inn", code="000000000000").location == "/logg-inn"


def test_the_code_page_closes_after_a_while(waiting: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    later = now() + CODE_WAITS
    monkeypatch.setattr("klar.views.session.now", lambda: later)
    assert waiting.get("/logg-inn/kode").location == "/logg-inn"


def test_a_code_for_an_officer_who_has_ended_opens_nothing(waiting: Phone, leader: Officer) -> None:
    code = invite(leader.number)
    Officer.update(ended_on="2020-01-01").where(Officer.id == leader.id).execute()
    assert waiting.post("/logg-inn/kode", code=code).status_code == 403
