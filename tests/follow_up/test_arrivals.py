"""A first sign-in over the phone: the helper has the code sent, sees each step, and never the code."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from klar.actions import arrival
from klar.actions.arrival import forget_arrivals, send_asked
from klar.db import now
from klar.integrations.telling.faults import NotSent
from klar.models.arrival import Arrival
from klar.models.audit_event import AuditEvent
from klar.models.officer import Identity, Mandate, Officer, Session
from klar.models.unit import Unit
from tests.conftest import World
from tests.session.conftest import Phone, klar, provider  # noqa: F401

def unreached(*_said: object) -> None:
    raise NotSent("connection")


HTMX = {"HX-Request": "true"}


class Call:
    """A helper and a rep who has never signed in."""

    def __init__(self, app: Flask, box: Path):
        self.app, self.box, self.settings = app, box, app.config["KLAR"]
        self.helper_mandate = Mandate.get(Mandate.role == "branch_leader")
        clubs = Unit.select(Unit.id).where(Unit.parent == self.helper_mandate.unit_id)
        self.mandate = Mandate.select().where(Mandate.role == "club_leader", Mandate.unit.in_(clubs)).order_by(Mandate.id).first()
        Officer.update(phone="+4700000001").where(Officer.id == self.mandate.officer_id).execute()
        self.address = f"/oppfolging/innlogging/{self.mandate.id}"
        self.helper, self.rep = self.entered(self.helper_mandate.officer_id), Phone(app.test_client())

    def entered(self, officer: int) -> Phone:
        return Phone(World(Path(), self.app).enter(officer).client)

    def sees(self) -> str:
        return self.helper.get(self.address, headers=HTMX).text

    def sent(self) -> dict[str, str]:
        """Asked for and sent; what the SMS says."""
        assert self.helper.post(self.address).status_code == 303
        assert send_asked(self.settings) == 1
        return self.sms()

    def sms(self) -> dict[str, str]:
        text = json.loads(self.box.read_text().splitlines()[-1])["text"]
        return {"link": re.search(r"(/logg-inn\?inn=\w+)", text)[1], "code": re.search(r"Koden din er (\w{12})$", text)[1]}


@pytest.fixture
def call(klar: Callable[..., Flask], provider: str, tmp_path: Path) -> Call:  # noqa: F811
    box = tmp_path / "sms"
    return Call(klar(provider, KLAR_SMS_URL=f"file://{box}"), box)


def test_from_asking_to_inside_the_helper_sees_each_step(call: Call) -> None:
    assert "Har ikke logget inn ennå" in call.sees()
    said = call.sent()
    assert "Trykk på lenken i den." in call.sees()
    call.rep.get(said["link"])
    assert "Har åpnet Klar" in call.sees()
    back = call.rep.come_back(sub="ola")
    assert "Har begynt å logge inn" in call.sees()
    call.rep.get(back)
    assert "Skriv koden fra SMS-en." in call.sees()
    call.rep.post("/logg-inn/kode", code="000000000000")
    assert "Koden ble feil." in call.sees() and "Send kode" in call.sees()
    assert call.rep.post("/logg-inn/kode", code=said["code"]).status_code == 303
    assert "Er inne i Klar" in call.sees() and Identity.get().officer_id == call.mandate.officer_id


def test_the_helper_never_sees_the_code(call: Call) -> None:
    said = call.sent()
    secret = said["link"].partition("=")[2]
    seen = call.helper.get(call.address).text + call.sees()
    stored = str([*Arrival.select().dicts(), *AuditEvent.select().dicts()])
    assert not any(one in text for one in (said["code"], secret) for text in (seen, stored))


def test_the_link_alone_opens_nothing(call: Call) -> None:
    assert call.rep.get(call.sent()["link"]).status_code == 200
    assert call.rep.get("/saker").status_code == 302 and not Identity.select().count()


def test_it_is_on_record(call: Call) -> None:
    call.sent()
    asked = AuditEvent.get(AuditEvent.name == "arrival.asked")
    assert (asked.officer_id, asked.subject, asked.rule) == (call.helper_mandate.officer_id, call.mandate.officer_id, "branch")
    assert AuditEvent.select().where(AuditEvent.name == "invitation.made").count() == 1


def test_asked_twice_at_once_it_is_sent_once(call: Call) -> None:
    call.helper.post(call.address)
    call.helper.post(call.address)
    assert send_asked(call.settings) == 1 and send_asked(call.settings) == 0 and len(call.box.read_text().splitlines()) == 1


def test_an_old_code_is_told_of_and_a_new_one_can_be_sent(call: Call) -> None:
    call.sent()
    Arrival.update(sent_at=now() - timedelta(hours=2), asked_at=now() - timedelta(hours=2)).execute()
    assert "Koden er gått ut. Jeg sender en ny." in call.sees()
    call.helper.post(call.address)
    assert "SMS-en er på vei" in call.sees()


@pytest.mark.parametrize(("phone", "said"), [("", "Nummeret ditt mangler hos oss."), ("+4700000001", "SMS-en kom ikke fram.")])
def test_each_failure_is_a_sentence(phone: str, said: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    Officer.update(phone=phone).where(Officer.id == call.mandate.officer_id).execute()
    monkeypatch.setattr(arrival, "sms", unreached)
    call.helper.post(call.address)
    assert send_asked(call.settings) == 0 and said in call.sees()


def test_without_sms_that_is_told(klar: Callable[..., Flask], provider: str, tmp_path: Path) -> None:  # noqa: F811
    assert "Klar sender ikke SMS her" in Call(klar(provider), tmp_path).sees()


def test_one_who_is_inside_is_sent_nothing(call: Call) -> None:
    """Another sign-in would be another's way into what is theirs."""
    Identity.create(issuer="x", subject="x", officer=call.mandate.officer_id, at=now())
    assert call.helper.post(call.address, page="/mer").status_code == 409 and not Arrival.select().count()


def test_nobody_lets_themselves_in(call: Call) -> None:
    Mandate.create(number="X-own", officer=call.helper_mandate.officer_id, role="workplace_rep", unit=call.mandate.unit_id, from_on="2020-01-01")
    own = Mandate.get(Mandate.number == "X-own").id
    assert call.helper.post(f"/oppfolging/innlogging/{own}", page="/mer").status_code == 409


def test_it_asks_for_a_sign_in_from_just_now(call: Call) -> None:
    then = now() - timedelta(minutes=11)
    Session.update(created_at=then, auth_at=then).execute()
    assert call.helper.post(call.address, page="/mer").location == "/logg-inn/igjen" and not Arrival.select().count()


def test_others_do_not_reach_the_rep(call: Call) -> None:
    elsewhere = Mandate.get(Mandate.role == "branch_leader", Mandate.unit != call.helper_mandate.unit_id).officer_id
    missing = call.entered(elsewhere).get("/oppfolging/innlogging/999999")
    assert call.entered(elsewhere).get(call.address).data == missing.data and missing.status_code == 404
    assert call.entered(elsewhere).post(call.address, page="/mer").status_code == 404
    assert call.entered(call.mandate.officer_id).get(call.address).status_code == 403
    assert call.rep.get(call.address).status_code == 302


def test_no_news_is_an_empty_answer(call: Call) -> None:
    call.sent()
    v = re.search(r'name="v" value="([^"]+)"', call.sees())[1]
    assert call.helper.get(f"{call.address}?v={v}", headers=HTMX).status_code == 204


def test_it_is_forgotten_the_next_day(call: Call) -> None:
    call.sent()
    Arrival.update(asked_at=now() - timedelta(days=2)).execute()
    forget_arrivals()
    assert Arrival.select().count() == 0
