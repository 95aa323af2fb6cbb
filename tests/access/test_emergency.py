"""P4 of trust.md § 1: two people, a reason, a day, to read only, on a list until somebody has gone through it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from klar.actions.emergency import approve, ask, refuse, review
from klar.audit import verify
from klar.db import Conflict, now, today
from klar.i18n import moment
from klar.models.audit_event import AuditEvent
from klar.models.case import Party
from klar.models.case.emergency import Emergency
from klar.models.officer import Mandate, Officer
from klar.models.role import ROLES
from tests.access.scenes import Scene, clubs, officers, set_scene
from tests.conftest import Browser, World

SECRET, REASON, MISSING = "Zibeldonk", "Fristen går ut i kveld", 99999
LIST = "/gjennomgang/nodtilgang"


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[0], "returned", SECRET)


@pytest.fixture
def asker(scene: Scene) -> int:
    """The leader of a club of another branch, with nothing to do with the case."""
    elsewhere = next(club for club in clubs() if club.parent_id != scene.branch)
    return officers(elsewhere.id, "club_leader")[0]


@pytest.fixture
def privacy(world: World) -> Officer:
    return world.person("data_protection_officer")


def asked(asker: int, number: int) -> Emergency:
    ask(asker, number, REASON)
    return Emergency.get(Emergency.officer == asker, Emergency.case_number == number)


@pytest.fixture
def let_in(scene: Scene, asker: int, privacy: Officer) -> Emergency:
    made = asked(asker, scene.ids["case_id"])
    assert approve(privacy.id, made.id)
    return Emergency.get_by_id(made.id)


def reads(browser: Browser, scene: Scene) -> bool:
    return browser.get(f"/saker/{scene.ids['case_id']}").status_code == 200


def test_asking_opens_nothing(scene: Scene, asker: int, world: World) -> None:
    asked(asker, scene.ids["case_id"])
    assert not reads(world.enter(asker), scene)


def test_with_a_yes_one_reads_and_is_told_until_when(scene: Scene, asker: int, let_in: Emergency, world: World) -> None:
    browser, address = world.enter(asker), f"/saker/{scene.ids['case_id']}"
    text = browser.get(address).text
    assert SECRET in text and f"Nødtilgang til {moment(let_in.until_at, today())}." in text and "Du kan lese, men ikke skrive." in text
    assert f'href="{address}"' in browser.get("/saker").text and "Du kan lese den til" in browser.get("/nodtilgang").text
    assert let_in.until_at - let_in.approved_at == timedelta(hours=24)


def test_but_does_not_write_send_or_share(scene: Scene, asker: int, let_in: Emergency, world: World) -> None:
    browser, case = world.enter(asker), scene.ids["case_id"]
    paths = [f"/saker/{case}/mer", *(f"/ny/{wizard}?sak={case}" for wizard in ("notat", "hendelse", "endring", "frist", "status", "hjelp", "oppgave", "del"))]
    assert [browser.get(path).status_code for path in paths] == [404] * len(paths)
    assert browser.post(f"/saker/{case}/ringt", f"/saker/{case}").status_code == 404 and "Skriv et notat" not in browser.get(f"/saker/{case}").text


YESTERDAY = today() - timedelta(days=1)
ENDS: dict[str, Callable[[Scene, int], object]] = {
    "a day has gone": lambda s, o: Emergency.update(until_at=now() - timedelta(seconds=2)).where(Emergency.officer == o).execute(),
    "mandate ended": lambda s, o: Mandate.update(to_on=YESTERDAY).where(Mandate.officer == o).execute(),
    "mandate suspended": lambda s, o: Mandate.update(suspended_on=today()).where(Mandate.officer == o).execute(),
    "made a party": lambda s, o: Party.create(case=s.ids["case_id"], officer=o, role="witness"),
    "now a verneombud": lambda s, o: Mandate.update(role="safety_rep").where(Mandate.officer == o).execute(),
}


@pytest.mark.parametrize("why", ENDS)
def test_what_ends_it_bites_on_the_next_request(why: str, scene: Scene, asker: int, let_in: Emergency, world: World) -> None:
    browser = world.enter(asker)
    assert reads(browser, scene)
    ENDS[why](scene, asker)
    assert not reads(browser, scene)


def test_a_party_is_not_told_that_the_case_is_there(scene: Scene, asker: int, let_in: Emergency, world: World) -> None:
    ENDS["made a party"](scene, asker)
    text = world.enter(asker).get("/nodtilgang").text
    assert "Ikke åpen for deg" in text and f"/saker/{scene.ids['case_id']}" not in text


def through_the_pages(browser: Browser, number: int) -> str:
    page = browser.follow(browser.post("/ny/nodtilgang", answer=str(number)))
    page = browser.follow(browser.post(page.request.path, answer=REASON))
    answer = browser.follow(browser.post(page.request.path))
    return re.sub(rf"\b{number}\b", "N", answer.text)


def test_a_missing_number_and_a_foreign_one_get_the_same_answer(scene: Scene, asker: int, world: World) -> None:
    texts = []
    for number in (MISSING, scene.ids["case_id"]):
        texts.append(through_the_pages(world.enter(asker), number).split("<main")[1])
        Emergency.update(asked_at=0, officer=scene.leader).execute()
    assert texts[0] == texts[1] and "Sendt til personvernombudet" in texts[0]


def test_only_the_answerer_is_told_that_there_is_no_such_case(asker: int, world: World) -> None:
    made, privacy = asked(asker, MISSING), world.sign_in("data_protection_officer")
    answer = privacy.post(LIST, approve=str(made.id))
    assert answer.status_code == 422 and "Det finnes ingen slik sak." in answer.text and Emergency.get_by_id(made.id).until_at is None
    assert "finnes ingen" not in world.enter(asker).get("/nodtilgang").text


def test_the_answerer_sees_who_number_and_reason_and_never_the_case(scene: Scene, asker: int, world: World) -> None:
    made, privacy = asked(asker, scene.ids["case_id"]), world.sign_in("data_protection_officer")
    text = privacy.get(LIST).text
    assert Officer.get_by_id(asker).name in text and f"Sak {scene.ids['case_id']}" in text and REASON in text and SECRET not in text
    assert "1 venter" in privacy.get("/gjennomgang").text
    assert privacy.post(LIST, approve=str(made.id)).status_code == 303
    assert SECRET not in privacy.get(LIST).text and not reads(privacy, scene)


def test_of_a_case_that_is_about_themselves_the_answerer_is_told_nothing(scene: Scene, asker: int, privacy: Officer, world: World) -> None:
    Party.create(case=scene.ids["case_id"], officer=privacy, role="accused")
    made, browser = asked(asker, scene.ids["case_id"]), world.enter(privacy.id)
    assert REASON not in browser.get(LIST).text and "1 venter" not in browser.get("/gjennomgang").text
    Emergency.update(approved_by=asker, approved_at=now(), until_at=now()).where(Emergency.id == made.id).execute()  # by another
    assert f"Sak {made.case_number}" not in browser.get(LIST).text


def test_no_is_no(scene: Scene, asker: int, world: World) -> None:
    made = asked(asker, scene.ids["case_id"])
    world.sign_in("data_protection_officer").post(LIST, refuse=str(made.id))
    browser = world.enter(asker)
    assert not reads(browser, scene) and "Ikke åpen for deg" in browser.get("/nodtilgang").text


def test_nobody_answers_their_own(scene: Scene, asker: int, world: World) -> None:
    Mandate.create(number="X-both", officer=asker, role="data_protection_officer", unit=scene.branch, from_on=today())
    made = asked(asker, scene.ids["case_id"])
    for act in (approve, refuse):
        with pytest.raises(Conflict):
            act(asker, made.id)
    assert "En annen må svare" in world.enter(asker).get(LIST).text and not reads(world.enter(asker), scene)


def test_an_answer_stands(let_in: Emergency, privacy: Officer) -> None:
    for act in (approve, refuse):
        with pytest.raises(Conflict):
            act(privacy.id, let_in.id)


def test_it_stays_on_the_list_until_gone_through_and_that_is_after_it_is_over(let_in: Emergency, scene: Scene, asker: int, privacy: Officer, world: World) -> None:
    browser = world.enter(privacy.id)
    assert REASON in browser.get(LIST).text and "Gått gjennom" not in browser.get(LIST).text
    with pytest.raises(Conflict):
        review(privacy.id, let_in.id)
    ENDS["a day has gone"](scene, asker)
    assert browser.post(LIST, review=str(let_in.id)).status_code == 303
    assert REASON not in browser.get(LIST).text and Emergency.get_by_id(let_in.id).reviewed_by_id == privacy.id


def test_the_case_tells_its_handler(let_in: Emergency, scene: Scene, asker: int, world: World) -> None:
    world.enter(asker).get(f"/saker/{scene.ids['case_id']}")
    handler, name = world.enter(scene.leader), Officer.get_by_id(asker).name
    text = handler.get(f"/saker/{scene.ids['case_id']}").text
    assert "Nødtilgang gitt" in text and f"{name}: {REASON}" in text
    assert name in handler.get(f"/saker/{scene.ids['case_id']}/sett").text


def test_each_look_is_listed_as_outside_ones_own(let_in: Emergency, scene: Scene, asker: int, privacy: Officer, world: World) -> None:
    world.enter(asker).get(f"/saker/{scene.ids['case_id']}")
    assert f"Sak {scene.ids['case_id']}, nødtilgang" in world.enter(privacy.id).get("/gjennomgang/liste?hva=wide").text


def test_every_step_is_on_record(let_in: Emergency, scene: Scene, asker: int, privacy: Officer) -> None:
    ENDS["a day has gone"](scene, asker)
    review(privacy.id, let_in.id)
    refuse(privacy.id, asked(asker, MISSING).id)
    events = [row.name for row in AuditEvent.select().where(AuditEvent.name.startswith("emergency.")).order_by(AuditEvent.id)]
    assert events == [f"emergency.{step}" for step in ("asked", "approved", "reviewed", "asked", "refused")] and verify()[1] is None


def test_asked_twice_is_once(scene: Scene, asker: int) -> None:
    for _twice in range(2):
        ask(asker, scene.ids["case_id"], REASON)
    assert Emergency.select().count() == 1


@pytest.mark.parametrize("answer", ["tull", "0", "9" * 12])
def test_a_number_that_is_none_is_told(answer: str, asker: int, world: World) -> None:
    sent = world.enter(asker).post("/ny/nodtilgang", answer=answer)
    assert sent.status_code == 422 and "Skriv saksnummeret med tall." in sent.text


def test_a_reason_is_short(asker: int, world: World) -> None:
    browser = world.enter(asker)
    at = browser.post("/ny/nodtilgang", answer="14").location
    assert browser.post(at, answer="x" * 201).status_code == 422 and browser.post(at, answer="x" * 200).status_code == 303
    with pytest.raises(ValueError, match="200"):
        ask(asker, 14, "x" * 201)


MAY_ASK = {"club_leader", "club_deputy_leader", "branch_leader", "branch_deputy_leader", "county_leader", "club_resource", "coordinator", "centre_adviser", "legal_adviser"}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_who_may_ask_and_who_may_answer(role: str, asker: int, world: World) -> None:
    Mandate.update(role=role).where(Mandate.officer == asker).execute()
    browser, answers = world.enter(asker), role == "data_protection_officer"
    codes = [browser.get(path).status_code for path in ("/nodtilgang", "/ny/nodtilgang", LIST)]
    assert codes == [200 if role in MAY_ASK else 403] * 2 + [200 if answers else 403]
