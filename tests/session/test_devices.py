"""«Mine enheter»: where one is signed in, and being signed out there at once."""

from datetime import timedelta

import pytest

from klar.db import now
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer, Session
from klar.models.person import IDLE, LONGEST
from klar.views.devices import in_words
from tests.conftest import Browser, World

CHROME = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
TABLET = "Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Safari/537.36"
IN_WORDS = {
    CHROME: "Android-telefon, Chrome",
    IPHONE: "iPhone, Safari",
    EDGE: "PC, Edge",
    TABLET: "Android-nettbrett, Samsung",
    "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0": "Android-telefon, Firefox",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0": "Mac, Firefox",
    "": "Ukjent enhet",
    "<script>alert(1)</script>": "Ukjent enhet",
}


@pytest.mark.parametrize(("agent", "words"), IN_WORDS.items(), ids=range(len(IN_WORDS)))
def test_a_device_is_named_in_plain_words(agent: str, words: str) -> None:
    assert in_words(agent) == words


def on(world: World, agent: str, officer: Officer) -> Browser:
    """The officer signed in on a device of its own."""
    browser = world.browser()
    browser.client.environ_base["HTTP_USER_AGENT"] = agent
    assert browser.post("/velg-person", officer=str(officer.id)).status_code == 303
    return browser


@pytest.fixture
def devices(world: World) -> list[Browser]:
    """The leader's phone, iPhone and PC, signed in in that order."""
    return [on(world, agent, world.person("club_leader")) for agent in (CHROME, IPHONE, EDGE)]


def rows() -> list[Session]:
    return list(Session.select().order_by(Session.id.desc()).limit(3))[::-1]


def ended() -> list[bool]:
    return [row.ended_at is not None for row in rows()]


def record() -> list[tuple]:
    found = AuditEvent.select().where(AuditEvent.name == "session.ended").order_by(AuditEvent.id)
    return [(event.officer_id, event.subject) for event in found]


def test_every_device_is_listed_this_one_first(devices: list[Browser]) -> None:
    Session.update(seen_at=now() - timedelta(minutes=12)).where(Session.id == rows()[1].id).execute()
    page = devices[0].get("/mer/enheter").text
    places = [page.index(said) for said in ("Android-telefon, Chrome", "Denne enheten", "PC, Edge", "Brukt nå nettopp", "iPhone, Safari", "Brukt for 12 minutter siden")]
    assert places == sorted(places) and page.count(">Logg ut denne<") == 3 and "Mine enheter" in devices[0].get("/mer/innstillinger").text


def test_signing_one_out_bites_on_its_next_request(devices: list[Browser], world: World) -> None:
    phone, iphone, pc = devices
    assert phone.post("/mer/enheter/logg-ut", page="/mer/enheter", device=str(rows()[1].id)).location == "/mer/enheter"
    assert [browser.get("/saker").status_code for browser in devices] == [200, 302, 200]
    assert "iPhone" not in phone.get("/mer/enheter").text and record() == [(world.person("club_leader").id, rows()[1].id)]


def test_all_the_others_at_once_each_on_record(devices: list[Browser], world: World) -> None:
    me, colleague = world.person("club_leader"), world.sign_in("branch_leader")
    assert devices[2].post("/mer/enheter/logg-ut-andre", page="/mer/enheter").location == "/mer/enheter"
    assert [browser.get("/").status_code for browser in (*devices, colleague)] == [302, 302, 200, 200]
    assert [event[0] for event in record()] == [me.id, me.id]
    assert "Logg ut alle andre" not in devices[2].get("/mer/enheter").text


def test_anothers_device_looks_like_none_and_stays(devices: list[Browser], world: World) -> None:
    other = world.sign_in("branch_leader")
    answers = [other.post("/mer/enheter/logg-ut", page="/mer", device=device) for device in (str(rows()[0].id), "999999", "x", "", "9" * 40, "²")]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[1].text)}
    assert all(browser.get("/").status_code == 200 for browser in devices) and record() == []


def test_a_device_that_was_signed_out_is_not_signed_out_again(devices: list[Browser]) -> None:
    sent = {"page": "/mer/enheter", "device": str(rows()[1].id)}
    assert [devices[0].post("/mer/enheter/logg-ut", **sent).status_code for _ in range(2)] == [303, 404]
    assert len(record()) == 1


def test_what_is_too_old_is_not_listed(devices: list[Browser]) -> None:
    Session.update(created_at=now() - LONGEST - timedelta(seconds=1)).where(Session.id == rows()[1].id).execute()
    assert "iPhone" not in devices[0].get("/mer/enheter").text and ended() == [False] * 3


def test_what_is_locked_is_listed_and_can_be_signed_out(devices: list[Browser]) -> None:
    Session.update(seen_at=now() - IDLE - timedelta(minutes=2)).where(Session.id == rows()[1].id).execute()
    assert "Låst. Må åpnes før den kan brukes." in devices[0].get("/mer/enheter").text
    devices[0].post("/mer/enheter/logg-ut", page="/mer/enheter", device=str(rows()[1].id))
    assert devices[1].get("/saker").location == "/logg-inn"


def test_no_token_is_kept_in_clear(devices: list[Browser]) -> None:
    with devices[0].client.session_transaction() as session:
        secret = session["_user_id"]
    assert len(secret) >= 64 and all(secret.encode() not in bytes(row.token) and len(row.token) == 32 for row in rows())
