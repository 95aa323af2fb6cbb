"""N1 of trust.md § 1 as the pages do it: whoever is added as a party sees nothing from the next request, and the case is still somebody's."""

import re
from collections.abc import Callable

import pytest

from klar.actions.draft import start_draft
from klar.actions.handover import NobodyLeft
from klar.actions.party import add_party
from klar.audit import verify
from klar.crypto import keys
from klar.db import Conflict
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Entry, Handover, Participant, Party
from klar.models.member import Member
from klar.models.officer import Mandate, Officer
from tests.access.scenes import Scene, clubs, officers, set_scene
from tests.conftest import Browser, World

NAME, TITLE = "Vindla Zorkeby", "avdelingsleder"
Scened = Callable[[str], Scene]


@pytest.fixture
def scened(world: World) -> Scened:
    return lambda twist: set_scene(clubs()[0], twist)


@pytest.fixture
def scene(scened: Scened) -> Scene:
    return scened("returned")


@pytest.fixture
def leader(world: World, scene: Scene) -> Browser:
    return world.enter(scene.leader)


def status(world: World, who: int, scene: Scene) -> int:
    return world.enter(who).get(f"/saker/{scene.ids['case_id']}").status_code


def added(browser: Browser, case: int, *answers: str) -> str:
    """Goes through «Legg til en person»; where it leads in the end."""
    at = browser.follow(browser.post(f"/ny/person?sak={case}", answer=answers[0]))
    for answer in answers[1:]:
        at = browser.follow(browser.post(at.request.path, answer=answer))
    return browser.post(at.request.path).location


def test_somebody_who_is_not_in_the_register_is_named_and_sealed(scene: Scene, leader: Browser) -> None:
    case = Case.get_by_id(scene.ids["case_id"])
    assert added(leader, case.id, "counterpart", "name", NAME) == f"/saker/{case.id}/folk"
    row = Party.get(Party.case == case, Party.role == "other")
    assert sealed.get(keys.box(case.key), "party", row) == {"part": "counterpart", "name": NAME, "title": ""} and NAME.encode() not in row.sealed
    text = leader.get(f"/saker/{case.id}/folk").text
    assert NAME in text and "Motpart" in text and NAME in leader.get(f"/saker/{case.id}").text


def test_what_somebody_is_in_a_case_stands_nowhere_in_clear(scene: Scene) -> None:
    add_party(scene.leader, scene.ids["case_id"], "accused", name=NAME, title=TITLE)
    row = Party.get(Party.case == scene.ids["case_id"], Party.role == "other")
    event = AuditEvent.select().where(AuditEvent.name == "case.party_added").order_by(AuditEvent.id.desc()).first()
    assert (row.role, row.member_id, row.officer_id, event.data) == ("other", None, None, "{}") and b"accused" not in row.sealed


@pytest.mark.parametrize("part", ["counterpart", "accused", "witness", "close"])
def test_an_officer_who_is_a_party_is_shut_out_on_the_next_request(part: str, scened: Scened, world: World) -> None:
    scene = scened("shared")
    branch = officers(scene.branch, "branch_leader")[0]
    browser = world.enter(branch)
    assert browser.get(f"/saker/{scene.ids['case_id']}").status_code == 200
    added(world.enter(scene.leader), scene.ids["case_id"], part, f"officer:{branch}")
    assert browser.get(f"/saker/{scene.ids['case_id']}").status_code == 404
    assert f"/saker/{scene.ids['case_id']}" not in browser.get("/saker").text


def test_so_is_a_member_who_is_an_officer(scened: Scened, world: World) -> None:
    scene = scened("shared")
    branch = officers(scene.branch, "branch_leader")[0]
    member = Member.select().where(Member.id != scene.ids["member_id"]).first()
    Officer.update(member_number=member.number).where(Officer.id == branch).execute()
    assert status(world, branch, scene) == 200
    add_party(scene.leader, scene.ids["case_id"], "witness", member=member.id)
    assert status(world, branch, scene) == 404


def test_the_one_who_has_the_case_loses_it_and_the_branch_gets_it(scene: Scene, leader: Browser, world: World) -> None:
    case = scene.ids["case_id"]
    assert added(leader, case, "accused", f"officer:{scene.leader}") == "/sendt"
    assert leader.get(f"/saker/{case}").status_code == 404
    waiting = Handover.get(Handover.case == case, Handover.status == "sent")
    assert (waiting.kind, waiting.to_unit_id) == ("onward", scene.branch)
    assert f"/innboks/{waiting.id}" in world.enter(officers(scene.branch, "branch_leader")[0]).get("/innboks").text


def test_before_that_it_says_what_will_happen(scene: Scene, leader: Browser) -> None:
    at = leader.follow(leader.post(f"/ny/person?sak={scene.ids['case_id']}", answer="close"))
    assert "Da går saken til andre, og du ser den ikke." in leader.follow(leader.post(at.request.path, answer=f"officer:{scene.leader}")).text


def test_so_it_is_with_a_new_case(scene: Scene, leader: Browser) -> None:
    answers = {"hvem": str(scene.ids["member_id"]), "gruppe": "oppsigelse", "type": "advarsel", "dato": "unknown", "inhabil": "self", "samtykke": "branch", "hendt": "Zimbelar"}
    address = f"/ny/sak/{start_draft(scene.leader, 'sak', answers, '').id}/sjekk"
    assert leader.post(address).location == "/sendt"
    case = Case.select().order_by(Case.id.desc()).first()
    said = [sealed.get(keys.box(case.key), "entry", row).get("text") for row in Entry.select().where(Entry.case == case)]
    assert leader.get(f"/saker/{case.id}").status_code == 404 and "Zimbelar" in said
    assert Handover.get(Handover.case == case, Handover.status == "sent").to_unit_id == scene.branch


def test_a_new_case_asks_about_the_branch_too(scene: Scene, leader: Browser) -> None:
    """Else its leader would get the case about themselves as soon as help is asked for."""
    answers = {"hvem": str(scene.ids["member_id"]), "gruppe": "oppsigelse", "type": "advarsel", "dato": "unknown", "inhabil": "other"}
    draft, branch = start_draft(scene.leader, "sak", answers, "").id, officers(scene.branch, "branch_leader")[0]
    assert leader.post(f"/ny/sak/{draft}/part", answer=str(branch)).status_code == 303
    leader.post(f"/ny/sak/{draft}/samtykke", answer="branch")
    leader.post(f"/ny/sak/{draft}/sjekk")
    case = Case.select().order_by(Case.id.desc()).first()
    assert case.handler_id == scene.leader and Party.get(Party.case == case, Party.officer == branch)


def test_past_a_branch_whose_leader_is_a_party(scene: Scene) -> None:
    add_party(scene.leader, scene.ids["case_id"], "witness", officer=officers(scene.branch, "branch_leader")[0])
    add_party(scene.leader, scene.ids["case_id"], "close", officer=scene.leader)
    to = Handover.get(Handover.case == scene.ids["case_id"], Handover.status == "sent").to_unit
    assert to.id != scene.branch and to.kind in ("county", "centre")


def test_whoever_helps_has_the_case_at_once(scened: Scened, world: World) -> None:
    scene = scened("taken")
    helper = officers(scene.branch, "branch_leader")[0]
    add_party(scene.leader, scene.ids["case_id"], "close", officer=scene.leader)
    assert Case.get_by_id(scene.ids["case_id"]).handler_id == helper
    assert status(world, helper, scene) == 200 and world.enter(helper).get(f"/ny/del?sak={scene.ids['case_id']}").status_code == 200


def test_the_branch_leader_who_took_it_over_and_is_a_party_has_it_no_more(scened: Scened) -> None:
    scene = scened("onward")
    taker = officers(scene.branch, "branch_leader")[0]
    add_party(taker, scene.ids["case_id"], "close", officer=taker)
    waiting = Handover.get(Handover.case == scene.ids["case_id"], Handover.status == "sent")
    assert waiting.to_unit_id != scene.branch and Handover.get_by_id(scene.ids["handover_id"]).status == "revoked"


def test_with_nobody_left_nobody_is_added(scene: Scene, leader: Browser) -> None:
    Mandate.update(to_on=Mandate.from_on).where(Mandate.unit != scene.club).execute()
    with pytest.raises(NobodyLeft):
        add_party(scene.leader, scene.ids["case_id"], "close", officer=scene.leader)
    at = leader.follow(leader.post(f"/ny/person?sak={scene.ids['case_id']}", answer="close"))
    refused = leader.post(at.request.path, answer=f"officer:{scene.leader}")
    assert refused.status_code == 422 and "Ingen andre kan ta saken." in refused.text


def test_nobody_is_in_it_twice(scene: Scene, leader: Browser) -> None:
    with pytest.raises(Conflict):
        add_party(scene.leader, scene.ids["case_id"], "witness", member=scene.ids["member_id"])
    at = leader.follow(leader.post(f"/ny/person?sak={scene.ids['case_id']}", answer="witness"))
    assert "Personen står i saken fra før." in leader.post(at.request.path, answer=str(scene.ids["member_id"])).text


def test_taken_out_in_two_steps_and_fetched_back(scene: Scene, leader: Browser, world: World) -> None:
    case, branch = scene.ids["case_id"], officers(scene.branch, "branch_leader")[0]
    Participant.create(case=case, officer=branch, at=0)
    add_party(scene.leader, case, "witness", officer=branch)
    address = f"/saker/{case}/folk/{Party.get(Party.officer == branch, Party.case == case).id}/ta-bort"
    assert "Vil du ta bort" in leader.get(address).text and status(world, branch, scene) == 404
    page = leader.follow(leader.post(address))
    assert "Personen er tatt bort." in page.text and status(world, branch, scene) == 200
    leader.post(re.search(r'action="(/saker/\d+/folk/angre/\d+)"', page.text)[1], page.request.full_path)
    row = Party.get(Party.officer == branch, Party.case == case)
    assert status(world, branch, scene) == 404 and sealed.get(keys.box(Case.get_by_id(case).key), "party", row)["part"] == "witness"


def test_the_last_member_stays(scene: Scene, leader: Browser) -> None:
    """Without a member nobody's yes would be asked for."""
    address = f"/saker/{scene.ids['case_id']}/folk/{scene.ids['party_id']}/ta-bort"
    assert "Saken må gjelde noen." in leader.get(address).text
    leader.post(address, f"/saker/{scene.ids['case_id']}/mer")
    assert Party.get_by_id(scene.ids["party_id"])


def test_all_of_it_is_on_record_and_in_the_timeline(scene: Scene, leader: Browser) -> None:
    case = scene.ids["case_id"]
    add_party(scene.leader, case, "witness", name=NAME)
    leader.post(f"/saker/{case}/folk/{Party.get(Party.case == case, Party.role == 'other').id}/ta-bort")
    names = [row.name for row in AuditEvent.select().where(AuditEvent.subject == case, AuditEvent.name.startswith("case.party")).order_by(AuditEvent.id)]
    kinds = {row.kind for row in Entry.select().where(Entry.case == case)}
    assert names == ["case.party_added", "case.party_removed"] and {"party_added", "party_removed"} <= kinds and verify()[1] is None
