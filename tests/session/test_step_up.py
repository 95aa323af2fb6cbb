"""Nødtilgang and roles ask for a sign-in not more than ten minutes old, of the same officer."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from klar.access import FRESH
from klar.db import now
from klar.models.audit_event import AuditEvent
from klar.models.case.emergency import Emergency
from klar.models.draft import Draft
from klar.models.officer import Officer, Session
from klar.wizards import WIZARDS
from tests.conftest import World
from tests.routes.url_map import ROUTES
from tests.session.conftest import HIGH, Phone, a_leader, asked_for, vouch
from tests.session.hostile import running

AGAIN, ASK = "/logg-inn/igjen", "/ny/nodtilgang"


def age(minutes: int) -> None:
    at = now() - timedelta(minutes=minutes)
    Session.update(auth_at=at, created_at=at).execute()


def test_what_asks_for_it_is_named() -> None:
    """Whoever adds an export, a role or an emergency way puts it here."""
    asking = {"arrivals.ask", "networks.ask_coordinator", "networks.coordinator", "emergencies.asked", "emergencies.answer", "deputies.mine", "deputies.end", "innsyn.hand_out", "copies.choose", "copies.make", "calendar.mine", "calendar.make", "passkeys.new", "passkeys.add"}
    assert {route.endpoint for route in ROUTES if FRESH in route.access} == asking
    assert {name for name, wizard in WIZARDS.items() if wizard.fresh} == {"vara", "nodtilgang", "nettverk"}


@pytest.mark.parametrize("path", [ASK, "/ny/vara", "/vara"])
def test_refused_at_eleven_minutes_allowed_at_nine(signed_in: Phone, path: str) -> None:
    age(11)
    assert (signed_in.get(path).status_code, signed_in.get(path).location) == (302, AGAIN)
    age(9)
    assert signed_in.get(path).status_code == 200


def test_the_privacy_officers_yes_asks_too(world: World) -> None:
    browser = world.sign_in("data_protection_officer")
    assert browser.get("/gjennomgang/nodtilgang").status_code == 200
    age(11)
    assert browser.get("/gjennomgang/nodtilgang").location == AGAIN
    assert browser.post("/gjennomgang/nodtilgang", "/mer", approve="1").location == AGAIN
    me = str(world.person("data_protection_officer").id)
    assert browser.post("/velg-person", AGAIN, officer=me).location == "/gjennomgang/nodtilgang"


def test_ending_a_stand_in_asks_too_and_leads_back(signed_in: Phone) -> None:
    age(11)
    assert signed_in.post("/vara/slutt", "/mer", mandate="1").location == AGAIN
    assert signed_in.get(signed_in.come_back(AGAIN, sub="ola")).location == "/vara"


def test_the_rest_of_klar_does_not_ask(signed_in: Phone) -> None:
    age(11)
    assert [signed_in.get(path).status_code for path in ("/", "/saker", "/nodtilgang", "/mer/enheter", "/ny/oppgave")] == [200] * 5


def test_one_is_led_back_to_the_page(signed_in: Phone) -> None:
    age(11)
    page = signed_in.follow(signed_in.get(ASK))
    assert page.request.path == AGAIN and "Logg inn en gang til" in page.text
    assert signed_in.get(signed_in.come_back(AGAIN, sub="ola")).location == ASK
    assert signed_in.get(ASK).status_code == 200


def test_it_is_the_same_session_and_on_record(signed_in: Phone, leader: Officer) -> None:
    age(11)
    before = Session.get().id
    signed_in.get(signed_in.come_back("/mer", sub="ola"))
    event = AuditEvent.select().order_by(AuditEvent.id.desc()).get()
    assert (event.name, event.officer_id, event.subject, event.data) == ("session.renewed", leader.id, before, '{"way":"oidc"}')


def test_anothers_sign_in_does_not_do(signed_in: Phone, provider: str) -> None:
    other = Phone(signed_in.client.application.test_client())
    other.first_sign_in("kari", Officer.select().where(Officer.id != a_leader().id).get())
    age(11)
    assert signed_in.get(signed_in.come_back("/mer", sub="kari")).status_code == 400
    assert signed_in.get(ASK).location == AGAIN and signed_in.get("/saker").status_code == 200


def test_with_less_than_high_one_is_led_to_bankid(signed_in: Phone, provider: str) -> None:
    age(11)
    vouch(provider, "ola", acr="idporten-loa-substantial")
    signed_in.get(signed_in.come_back("/mer", sub="ola"))
    vouch(provider, "ola", acr=HIGH, amr=["BID"])
    assert signed_in.get(ASK).location == "/logg-inn/bankid"


def test_a_fragment_leads_the_whole_page_there(signed_in: Phone) -> None:
    age(11)
    answer = signed_in.get(ASK, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.text) == (401, AGAIN, "")


def test_what_was_typed_is_there_afterwards(signed_in: Phone) -> None:
    question = signed_in.post(ASK, answer="14").location
    age(11)
    assert signed_in.post(question, "/mer", answer="Fristen går ut.").location == AGAIN
    assert signed_in.get(signed_in.come_back("/mer", sub="ola")).location == question
    assert "Fristen går ut." in signed_in.get(question).text


def test_so_is_the_first_answer(signed_in: Phone) -> None:
    age(11)
    assert signed_in.post(ASK, "/mer", answer="14").location == AGAIN and Draft.select().count() == 1
    question = signed_in.get(signed_in.come_back("/mer", sub="ola")).location
    assert 'value="14"' in signed_in.get(question).text


def test_the_last_tap_is_not_done_before_but_the_check_page_waits(signed_in: Phone) -> None:
    check = signed_in.post(signed_in.post(ASK, answer="14").location, answer="Det haster.").location
    age(11)
    assert signed_in.post(check, "/mer").location == AGAIN and not Emergency.select().count()
    assert signed_in.get(signed_in.come_back("/mer", sub="ola")).location == check
    assert signed_in.post(check).location == "/nodtilgang" and Emergency.select().count() == 1


def test_at_the_lower_level_nothing_is_kept(signed_in: Phone) -> None:
    Session.update(level="low").execute()
    assert signed_in.post(ASK, "/mer", answer="14").location == "/logg-inn/bankid" and not Draft.select().count()


SAID = {  # auth_time, as many seconds from now -> is it from just now?
    "now": (0, True), "nine minutes ago": (-540, True), "eleven minutes ago": (-660, False), "with parts of seconds": (-0.5, True),
    "in an hour, by a clock that is wrong": (3600, True), "before there were clocks": (-1e13, False),
}  # fmt: skip


@pytest.mark.parametrize(("ago", "fresh"), SAID.values(), ids=SAID)
def test_the_provider_says_when_it_was(klar: Callable[..., Flask], ago: float, fresh: bool) -> None:
    phone = let_in(klar, auth_time=time.time() + ago)
    assert (phone.get(ASK).status_code == 200) is fresh


@pytest.mark.parametrize("odd", ["now", [1], {}, 1e400, "1"])
def test_a_time_that_is_none_is_no_sign_in(klar: Callable[..., Flask], odd: object) -> None:
    assert let_in(klar, auth_time=odd).get("/").location == "/logg-inn"


def let_in(klar: Callable[..., Flask], **claims: object) -> Phone:
    """A phone on which the leader has signed in with a token that says this."""
    with running() as server:
        phone = Phone(klar(server.issuer).test_client())
        asked = asked_for(phone.leave())
        server.say(id_token=server.id_token(asked["nonce"], acr=HIGH, **claims))
        if phone.get(f"/logg-inn/svar?code=c&state={asked['state']}").location:
            phone.first_code(a_leader())
    return phone


def test_the_demo_asks_whether_it_is_still_you(world: World) -> None:
    leader = world.sign_in("club_leader")
    age(11)
    page = leader.follow(leader.get(ASK))
    assert "Ja, det er meg" in page.text
    me = str(world.person("club_leader").id)
    assert leader.post("/velg-person", AGAIN, officer=me).location == ASK and leader.get(ASK).status_code == 200
