"""What a session is worth: as long as its row, its mandate and its time last."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from klar.db import now
from klar.models.audit_event import AuditEvent
from klar.models.officer import Mandate, Officer, Session
from klar.models.person import IDLE, LONGEST
from tests.session.conftest import Phone, end_mandates

WENT_STALE = "Du ble logget ut."


def revoke() -> None:
    Session.update(ended_at=now()).execute()


def grow_old() -> None:
    Session.update(created_at=now() - LONGEST - timedelta(seconds=1)).execute()


def end_officer() -> None:
    Officer.update(ended_on="2020-01-01").execute()


def end_mandate() -> None:
    Mandate.update(to_on="2020-01-01").execute()


def suspend() -> None:
    Mandate.update(suspended_on="2020-01-01").execute()


@pytest.mark.parametrize("happening", [revoke, grow_old, end_officer, end_mandate, suspend])
def test_bites_on_the_next_page(signed_in: Phone, happening: Callable[[], None]) -> None:
    assert signed_in.get("/").status_code == 200
    happening()
    assert signed_in.get("/").location == "/logg-inn"
    page = signed_in.get("/logg-inn").text
    assert WENT_STALE in page and "Det du har lagret, er trygt." in page


def test_who_comes_for_the_first_time_was_not_signed_out(phone: Phone) -> None:
    assert WENT_STALE not in phone.get("/logg-inn").text


def test_a_session_just_within_its_times_goes_on(signed_in: Phone) -> None:
    nearly = timedelta(minutes=1)
    Session.update(seen_at=now() - IDLE + nearly, created_at=now() - LONGEST + nearly).execute()
    assert signed_in.get("/").status_code == 200


def test_using_klar_keeps_the_session_awake(signed_in: Phone) -> None:
    Session.update(seen_at=now() - timedelta(minutes=20)).execute()
    signed_in.get("/")
    assert now() - Session.get().seen_at < timedelta(minutes=1)


def test_mandate_ended_is_told_at_the_next_sign_in(signed_in: Phone, leader: Officer) -> None:
    end_mandates(leader)
    assert "Du har ikke noe verv i Klar nå" in signed_in.sign_in("ola").text


def test_a_fragment_leads_the_whole_page_to_sign_in(signed_in: Phone) -> None:
    revoke()
    answer = signed_in.get("/medlemmer?q=a", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.text) == (401, "/logg-inn", "")


def test_sign_out_ends_the_row_and_clears_the_phone(signed_in: Phone, leader: Officer) -> None:
    page = signed_in.post("/logg-ut", page="/mer")
    assert page.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"' and "Du er logget ut" in page.text
    assert Session.get().ended_at and not signed_in.client.get_cookie("klar")
    assert AuditEvent.select().order_by(AuditEvent.id.desc()).get().name == "session.ended"


def test_the_cookie_from_before_sign_out_opens_nothing(signed_in: Phone) -> None:
    before = signed_in.cookie
    signed_in.post("/logg-ut", page="/mer")
    signed_in.client.set_cookie("klar", before)
    assert signed_in.get("/").location == "/logg-inn"


def test_back_after_sign_out_shows_nothing_kept(signed_in: Phone) -> None:
    pages = [signed_in.get(path) for path in ("/", "/mer", "/logg-inn")] + [signed_in.post("/logg-ut", page="/mer")]
    assert {page.headers["Cache-Control"] for page in pages} == {"no-store"}


def test_the_token_of_a_form_changes_at_sign_in(phone: Phone, leader: Officer) -> None:
    with phone.client as client:
        phone.get("/logg-inn")
        before = client.get_cookie("klar").value
        phone.first_sign_in("ola", leader)
        with client.session_transaction() as after:
            assert not {"link", "next", "csrf_token"} & set(after)
        assert client.get_cookie("klar").value != before
