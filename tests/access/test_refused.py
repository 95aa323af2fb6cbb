"""What was refused is on record: who was at which door. Whether anything is behind it shows to nobody."""

import json

import pytest
from peewee import OperationalError

from klar.actions import refusal
from klar.audit import verify
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer
from tests.access.scenes import Scene, clubs, officers, set_scene
from tests.conftest import Browser, World
from tests.listening import listening

MISSING = 10**9


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[0], "named")


@pytest.fixture
def stranger(world: World) -> Officer:
    return Officer.get_by_id(officers(clubs()[5].id, "club_leader")[0])


@pytest.fixture
def browser(world: World, stranger: Officer) -> Browser:
    return world.enter(stranger.id)


def told(officer: Officer) -> list[dict]:
    rows = AuditEvent.select().where(AuditEvent.name == "access.refused", AuditEvent.officer == officer, AuditEvent.subject == officer)
    return [json.loads(row.data) for row in rows.order_by(AuditEvent.id)]


def test_a_case_of_somebody_elses_and_one_that_is_not_there_are_told_alike(scene: Scene, browser: Browser, stranger: Officer) -> None:
    answers = [browser.get(f"/saker/{number}") for number in (scene.ids["case_id"], MISSING)]
    assert answers[0].status_code == 404 and answers[0].data == answers[1].data
    assert told(stranger) == [{"page": "cases.show", "status": 404, "row": number} for number in (scene.ids["case_id"], MISSING)]
    assert verify()[1] is None


def statements(browser: Browser, address: str) -> list[str]:
    with listening() as said:
        browser.get(address)
    return [text.split()[0] for text in said]


def test_and_cost_the_same_work(scene: Scene, browser: Browser) -> None:
    browser.get(f"/saker/{MISSING}")
    theirs, missing = (statements(browser, f"/saker/{number}") for number in (scene.ids["case_id"], MISSING))
    assert theirs == missing and "INSERT" in theirs


def test_what_the_role_does_not_open_is_told(browser: Browser, stranger: Officer) -> None:
    assert browser.get("/gjennomgang").status_code == 403
    assert told(stranger) == [{"page": "review.week", "status": 403, "row": None}]


def test_an_address_that_is_none_and_one_who_is_nobody_are_not(browser: Browser, world: World, stranger: Officer) -> None:
    browser.get("/finnes-ikke")
    world.browser().get("/saker/1")
    assert told(stranger) == [] and not AuditEvent.select().where(AuditEvent.name == "access.refused").count()


def test_a_script_does_not_fill_the_disk(browser: Browser, stranger: Officer) -> None:
    for number in range(2 * refusal.MOST):
        assert browser.get(f"/saker/{MISSING + number}").status_code == 404
    browser.get(f"/medlemmer/{MISSING}")
    assert [row["page"] for row in told(stranger)] == ["cases.show"] * refusal.MOST + ["members.card"]
    AuditEvent.update(at=AuditEvent.at - 3_700_000).execute()
    browser.get(f"/saker/{MISSING}")
    assert len(told(stranger)) == refusal.MOST + 2


def test_a_form_that_was_refused_is_refused_again(scene: Scene, browser: Browser) -> None:
    fields = {"csrf_token": "", "once": "the-same"}
    browser.client.application.config["WTF_CSRF_ENABLED"] = False
    assert [browser.client.post(f"/saker/{scene.ids['case_id']}/ringt", data=fields).status_code for _twice in range(2)] == [404, 404]


def test_when_it_cannot_be_told_the_answer_is_the_same(browser: Browser, stranger: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_event: object, **_data: object) -> None:
        raise OperationalError("database or disk is full")

    usual = browser.get(f"/saker/{MISSING}")
    monkeypatch.setattr(refusal, "record", full)
    answer = browser.get(f"/saker/{MISSING}")
    assert (answer.status_code, answer.data) == (404, usual.data) and len(told(stranger)) == 1


def test_of_many_the_data_protection_officer_is_told(browser: Browser, stranger: Officer, world: World) -> None:
    for number in range(10):
        browser.get(f"/saker/{MISSING + number}")
    privacy = world.sign_in("data_protection_officer")
    assert "1 på listen" in privacy.get("/gjennomgang").text.split("Mange avslag")[1].split("</li>")[0]
    text = privacy.get("/gjennomgang/liste?hva=refused").text
    assert stranger.name in text and "10 avslag, til kl." in text and str(MISSING) not in text
