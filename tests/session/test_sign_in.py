"""Signing in with a real provider: the first time with a code, later straight in."""

import pytest

from klar.models.audit_event import AuditEvent
from klar.models.officer import Identity, Officer, Session
from tests.session.conftest import HIGH, Phone, asked_for, end_mandates, vouch


def test_first_sign_in_asks_for_the_code_then_opens_home(phone: Phone, leader: Officer) -> None:
    assert phone.sign_in("ola").location == "/logg-inn/kode"
    assert "Skriv koden din" in phone.get("/logg-inn/kode").text
    home = phone.follow(phone.first_sign_in("ola", leader))
    assert home.request.path == "/" and "Ny sak" in home.text


def test_second_sign_in_goes_straight_in(phone: Phone, signed_in: Phone) -> None:
    phone.post("/logg-ut", page="/mer")
    assert phone.sign_in("ola").location == "/"
    assert "Ny sak" in phone.get("/").text


def test_only_issuer_and_subject_are_kept(signed_in: Phone, leader: Officer, provider: str) -> None:
    assert [(i.issuer, i.subject, i.officer_id) for i in Identity.select()] == [(provider, "ola", leader.id)]


def test_sign_in_is_on_record(signed_in: Phone, leader: Officer) -> None:
    said = [(e.name, e.officer_id, e.data) for e in AuditEvent.select().order_by(AuditEvent.id.desc()).limit(2)]
    assert said == [("session.started", leader.id, '{"way":"oidc"}'), ("identity.linked", leader.id, "{}")]


def test_another_person_at_the_provider_is_not_let_in(signed_in: Phone) -> None:
    other = Phone(signed_in.client.application.test_client())
    assert other.sign_in("kari").location == "/logg-inn/kode"
    assert other.get("/").location == "/logg-inn"


def test_asks_for_no_more_than_it_needs(phone: Phone) -> None:
    asked = asked_for(phone.leave())
    assert (asked["scope"], asked["response_type"], asked["code_challenge_method"]) == ("openid", "code", "S256")
    assert (asked["redirect_uri"], asked["prompt"], asked["max_age"]) == ("http://localhost/logg-inn/svar", "login", "0")
    assert len(asked["state"]) >= 20 and len(asked["nonce"]) >= 20 and len(asked["code_challenge"]) == 43


def test_every_start_is_new(phone: Phone) -> None:
    first, second = asked_for(phone.leave()), asked_for(phone.leave())
    assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))


def test_many_starts_do_not_fill_the_cookie(phone: Phone) -> None:
    sizes = [phone.leave() and len(phone.cookie) for _ in range(10)]
    assert max(sizes) < min(sizes) + 50


def test_the_page_on_the_way_has_a_link_for_those_who_are_not_moved(phone: Phone) -> None:
    page = phone.post("/logg-inn/start", page="/logg-inn")
    assert page.headers["Refresh"].removeprefix("0; url=").replace("&", "&amp;") in page.text


def test_start_needs_our_own_form(phone: Phone) -> None:
    assert phone.client.post("/logg-inn/start").status_code == 400


def test_cancelling_at_the_provider_leads_back(phone: Phone) -> None:
    page = phone.get(phone.come_back(action="deny"))
    assert page.status_code == 400 and "Du ble ikke logget inn" in page.text and "access_denied" not in page.text


def test_a_callback_works_once(phone: Phone, signed_in: Phone) -> None:
    phone.post("/logg-ut", page="/mer")
    back, sessions = phone.come_back(sub="ola"), Session.select().count()
    before = phone.cookie
    assert phone.get(back).status_code == 303
    assert phone.get(back).status_code == 400
    phone.client.set_cookie("klar", before)
    assert phone.get(back).status_code == 400
    assert Session.select().count() == sessions + 1


def test_a_callback_works_on_the_phone_that_asked_alone(phone: Phone, signed_in: Phone) -> None:
    back = phone.come_back("/mer", sub="ola")
    assert Phone(phone.client.application.test_client()).get(back).status_code == 400


def test_who_has_no_mandate_is_told_so(phone: Phone, leader: Officer) -> None:
    end_mandates(leader)
    page = phone.first_sign_in("ola", leader)
    assert page.status_code == 403 and "Du har ikke noe verv i Klar nå" in page.text
    assert phone.get("/").location == "/logg-inn" and not Session.select().count()


def test_who_has_ended_is_not_let_in(phone: Phone, signed_in: Phone, leader: Officer) -> None:
    Officer.update(ended_on="2020-01-01").execute()
    assert phone.sign_in("ola").status_code == 403


def test_signing_in_again_goes_on_with_another_token(phone: Phone, signed_in: Phone) -> None:
    before, token = phone.cookie, bytes(Session.get().token)
    phone.get(phone.come_back("/mer", sub="ola"))
    assert bytes(Session.get().token) != token and Session.select().count() == 1 and phone.get("/").status_code == 200
    phone.client.set_cookie("klar", before)
    assert phone.get("/").location == "/logg-inn"


@pytest.mark.parametrize("claims", [{}, {"acr": HIGH}], ids=["low", "high"])
def test_nobody_elses_sign_in_takes_or_ends_it(phone: Phone, signed_in: Phone, provider: str, claims: dict) -> None:
    vouch(provider, "per", **claims)
    assert phone.get(phone.come_back("/mer", sub="per")).status_code == 400
    assert phone.get("/saker").status_code == 200 and not Session.get().ended_at


def test_who_is_signed_in_sees_home_instead_of_sign_in(signed_in: Phone) -> None:
    assert signed_in.get("/logg-inn").location == "/"
