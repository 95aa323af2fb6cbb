"""What is about others is held back, with a reason, until whoever has the case says that it may go."""

import re

import pytest

from klar.actions.case import note
from klar.actions.innsyn import finish, tell
from klar.db import Conflict
from klar.models.audit_event import AuditEvent
from klar.models.case import Party
from klar.models.case.emergency import Emergency
from klar.models.innsyn import InnsynLine
from klar.models.member import Member
from klar.models.officer import Officer
from tests.access.scenes import Scene, clubs, plain_member, set_scene
from tests.conftest import World
from tests.innsyn.asking import PAGE, fetched, gone_through, opened, unpacked

OTHERS, INTERNAL = "Holdt tilbake: handler om andre", "Holdt tilbake: arbeidsnotat"


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "sent", "Merkeord")


@pytest.fixture
def member(scene: Scene) -> Member:
    return Member.get_by_id(scene.ids["member_id"])


@pytest.fixture
def counterpart(scene: Scene) -> Member:
    """A member the case is against."""
    other = Member.get_by_id(plain_member(clubs()[5]))
    Party.create(case=scene.ids["case_id"], member=other, role="counterpart")
    return other


@pytest.mark.parametrize(("said", "there", "gone"), [("give", "Merkeord notat", OTHERS), ("others", OTHERS, "Merkeord"), ("internal", INTERNAL, "Merkeord")])
def test_a_text_goes_as_it_was_said(said: str, there: str, gone: str, world: World, scene: Scene, member: Member) -> None:
    privacy = opened(world, member)
    gone_through(world.enter(scene.leader), scene.ids["case_id"], said)
    text, _data = fetched(privacy)
    assert there in text and gone not in text


def test_what_was_written_after_is_held_back(world: World, scene: Scene, member: Member) -> None:
    privacy = opened(world, member)
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    note(scene.leader, scene.ids["case_id"], "Skrevet etterpå")
    text, _data = fetched(privacy)
    assert "Merkeord notat" in text and "Skrevet etterpå" not in text and OTHERS in text


def test_an_answer_is_changed_from_the_check_page(world: World, scene: Scene, member: Member) -> None:
    privacy, rep, address = opened(world, member), world.enter(scene.leader), f"/saker/{scene.ids['case_id']}/innsyn"
    gone_through(rep, scene.ids["case_id"])
    place = re.search(r"\?tekst=(entry:\d+)", rep.get(address).text)[1]
    assert "Ditt svar" in rep.get(f"{address}?tekst={place}").text
    rep.post(address, f"{address}?tekst={place}", place=place, answer="others")
    assert InnsynLine.get(InnsynLine.place == place).answer == "others" and OTHERS in fetched(privacy)[0]


def test_it_is_not_done_while_a_text_has_no_answer(world: World, scene: Scene, member: Member) -> None:
    opened(world, member)
    with pytest.raises(Conflict):
        finish(scene.leader, scene.ids["case_id"])
    assert "Spørsmål 1 av " in world.enter(scene.leader).get(f"/saker/{scene.ids['case_id']}/innsyn?tekst=entry:999").text


@pytest.mark.parametrize(("place", "said"), [("entry:1", "give"), ("member:1", "give"), ("", "give"), ("case", "yes")])
def test_an_odd_answer_is_not_there(place: str, said: str, world: World, scene: Scene, member: Member) -> None:
    opened(world, member)
    rep, address = world.enter(scene.leader), f"/saker/{scene.ids['case_id']}/innsyn"
    assert rep.post(address, place=place, answer=said).status_code == 404 and InnsynLine.select().count() == 0


def test_going_through_is_reading_the_case(world: World, scene: Scene, member: Member) -> None:
    opened(world, member)
    AuditEvent.delete().where(AuditEvent.name == "case.read").execute()
    world.enter(scene.leader).get(f"/saker/{scene.ids['case_id']}/innsyn")
    assert AuditEvent.select().where(AuditEvent.name == "case.read", AuditEvent.subject == scene.ids["case_id"]).count() == 1


def test_no_text_is_asked_about_in_a_case_nobody_asks_for(world: World, scene: Scene) -> None:
    assert "Ingen ber om innsyn" in world.enter(scene.leader).get(f"/saker/{scene.ids['case_id']}/innsyn").text
    assert world.enter(scene.leader).post(f"/saker/{scene.ids['case_id']}/innsyn", "/mer", done="yes").status_code == 404


def test_a_case_against_the_member_is_held_back_whole(world: World, scene: Scene, counterpart: Member) -> None:
    privacy, rep, address = opened(world, counterpart), world.enter(scene.leader), f"/saker/{scene.ids['case_id']}/innsyn"
    assert "få vite om saken?" in rep.get(address).text
    rep.post(address, tell="no")
    rep.post(address, done="yes")
    text, data = fetched(privacy)
    assert data["cases"] == [] and "Merkeord" not in text and f"Sak {scene.ids['case_id']}" not in text


def test_what_is_not_told_of_leaves_no_trace_in_the_package(world: World, scene: Scene, counterpart: Member) -> None:
    """Whoever gets it cannot see that there was something to hold back: the words are the same for everybody."""
    privacy = opened(world, counterpart)
    held_back(world, scene)
    with_case = fetched(privacy)[0]
    Party.delete().where(Party.member == counterpart).execute()
    without = fetched(privacy)[0]
    assert re.sub(r"kl\. \d\d\.\d\d", "", with_case) == re.sub(r"kl\. \d\d\.\d\d", "", without)


def test_who_is_in_it_as_an_officer_is_in_it(world: World, scene: Scene) -> None:
    """A party by the officer's number alone: the same person."""
    other = Member.get_by_id(plain_member(clubs()[5]))
    Party.create(case=scene.ids["case_id"], officer=Officer.create(number="X-part", name=other.name, member_number=other.number), role="close")
    opened(world, other)
    assert "få vite om saken?" in world.enter(scene.leader).get(f"/saker/{scene.ids['case_id']}/innsyn").text


def held_back(world: World, scene: Scene) -> None:
    tell(scene.leader, scene.ids["case_id"], False)
    finish(scene.leader, scene.ids["case_id"])


def test_whoever_has_it_may_let_the_counterpart_have_some(world: World, scene: Scene, counterpart: Member) -> None:
    privacy = opened(world, counterpart)
    tell(scene.leader, scene.ids["case_id"], True)
    gone_through(world.enter(scene.leader), scene.ids["case_id"], "others")
    text, _data = fetched(privacy)
    assert "motpart" in text and "Merkeord" not in text and Member.get_by_id(scene.ids["member_id"]).name not in text


def test_the_members_own_case_cannot_be_hidden(world: World, scene: Scene, member: Member) -> None:
    opened(world, member)
    rep, address = world.enter(scene.leader), f"/saker/{scene.ids['case_id']}/innsyn"
    assert rep.post(address, tell="no").status_code == 404


def test_what_was_handed_out_is_not_changed_afterwards(world: World, scene: Scene, member: Member) -> None:
    privacy, case = opened(world, member), scene.ids["case_id"]
    gone_through(world.enter(scene.leader), case)
    fetched(privacy)
    place = InnsynLine.select().first().place
    assert world.enter(scene.leader).post(f"/saker/{case}/innsyn", "/mer", place=place, answer="others").status_code == 404
    assert (privacy.get(PAGE).status_code, InnsynLine.select().where(InnsynLine.answer == "others").count()) == (200, 0)


@pytest.mark.parametrize(("said", "papers"), [("give", 1), ("others", 0)])
def test_a_paper_goes_along_when_it_is_said(said: str, papers: int, world: World, scene: Scene, member: Member) -> None:
    privacy = opened(world, member)
    gone_through(world.enter(scene.leader), scene.ids["case_id"], said)
    found = [content for name, content in unpacked(privacy).items() if name == f"papirer/sak-{scene.ids['case_id']}-papir-{scene.ids['document_id']}.png"]
    assert len(found) == papers and all(content.startswith(b"\x89PNG") for content in found)


def test_a_paper_that_is_asked_about_can_be_seen(world: World, scene: Scene, member: Member) -> None:
    opened(world, member)
    paper, rep = scene.ids["document_id"], world.enter(scene.leader)
    text = rep.get(f"/saker/{scene.ids['case_id']}/innsyn?tekst=document:{paper}").text
    assert "Merkeord papir" in text and rep.get(f"/saker/{scene.ids['case_id']}/papirer/{paper}").status_code == 200
    assert f'href="/saker/{scene.ids["case_id"]}/papirer/{paper}"' in text


def test_what_somebody_typed_is_text_in_the_package_too(world: World, scene: Scene, member: Member) -> None:
    note(scene.leader, scene.ids["case_id"], "<script>alert(1)</script><img src=//x onerror=alert(1)>")
    privacy = opened(world, member)
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    text, _data = fetched(privacy)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img" in text and "<script" not in text and "<img" not in text


def test_why_somebody_asked_to_read_it_is_asked_about_too(world: World) -> None:
    scene = set_scene(clubs()[3], "emergency")
    opened(world, Member.get_by_id(scene.ids["member_id"]))
    address = f"/saker/{scene.ids['case_id']}/innsyn?tekst=emergency:{Emergency.get(Emergency.case_number == scene.ids['case_id']).id}"
    assert "Det haster" in world.enter(scene.leader).get(address).text
