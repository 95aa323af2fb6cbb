"""A member asks; the data protection officer opens it, whoever has the case goes through it, and the package is handed out."""

from datetime import timedelta

import pytest

from klar.audit import verify
from klar.db import now, to_ms, today
from klar.deadlines.calendar import add_months
from klar.models.audit_event import AuditEvent
from klar.models.case import Case
from klar.models.innsyn import Innsyn, InnsynCase
from klar.models.member import Member
from klar.models.officer import Session
from klar.models.task import Task
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World
from tests.innsyn.asking import PAGE, fetched, gone_through, opened


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "sent", "Merkeord")


@pytest.fixture
def member(scene: Scene) -> Member:
    return Member.get_by_id(scene.ids["member_id"])


def events(name: str) -> list[AuditEvent]:
    return list(AuditEvent.select().where(AuditEvent.name == name))


def test_it_is_due_in_a_month_and_who_it_waits_for_is_told(world: World, scene: Scene, member: Member) -> None:
    text = opened(world, member).get(PAGE).text
    asked, handler = Innsyn.get(), Case.get_by_id(scene.ids["case_id"]).handler
    assert asked.due_on == add_months(today(), 1) and f"Venter på {handler.name}." in text and "Hent pakken" not in text
    assert member.name not in text, "who carries the package need not see whose it is, but by the number"


def test_number_and_name_must_belong_together(world: World, member: Member) -> None:
    privacy = world.sign_in("data_protection_officer")
    for number, name in ((member.number, "En Annen"), ("999999", member.name), ("", "")):
        answer = privacy.post(f"{PAGE}/ny", number=number, name=name)
        assert answer.status_code == 422 and "Fant ikke noe medlem" in answer.text
    assert Innsyn.select().count() == 0


def test_the_name_may_be_written_in_other_ways(world: World, member: Member) -> None:
    first, *rest = member.name.upper().split()
    world.sign_in("data_protection_officer").post(f"{PAGE}/ny", number=f" {member.number[:3]} {member.number[3:]}", name=f"{' '.join(rest)}, {first}")
    assert Innsyn.select().count() == 1


def test_who_asks_twice_asks_once(world: World, member: Member) -> None:
    opened(world, member)
    opened(world, member)
    assert (Innsyn.select().count(), len(events("innsyn.asked"))) == (1, 1)


def test_whoever_has_the_case_gets_a_task_and_is_led_to_it(world: World, scene: Scene, member: Member) -> None:
    opened(world, member)
    rep, case = world.enter(scene.leader), scene.ids["case_id"]
    assert "Se på saken før innsyn" in rep.get("/oppgaver/senere").text
    assert f'href="/saker/{case}/innsyn"' in rep.get(f"/saker/{case}").text
    gone_through(rep, case)
    assert "Se på saken før innsyn" not in rep.get("/oppgaver/senere").text and f"/saker/{case}/innsyn" not in rep.get(f"/saker/{case}").text
    assert Task.get_by_id(InnsynCase.get().task_id).status == "done"


def test_all_of_it_is_on_record(world: World, scene: Scene, member: Member) -> None:
    privacy = opened(world, member)
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    fetched(privacy)
    fetched(privacy)
    assert [len(events(f"innsyn.{what}")) for what in ("asked", "reviewed", "made", "fetched")] == [1, 1, 1, 2] and verify()[1] is None


def test_the_case_says_that_the_member_got_it(world: World, scene: Scene, member: Member) -> None:
    privacy, rep = opened(world, member), world.enter(scene.leader)
    gone_through(rep, scene.ids["case_id"])
    assert "fikk innsyn" not in rep.get(f"/saker/{scene.ids['case_id']}").text
    fetched(privacy)
    fetched(privacy)
    assert rep.get(f"/saker/{scene.ids['case_id']}").text.count("Medlemmet fikk innsyn i saken") == 1


def test_it_waits_for_every_case(world: World, scene: Scene, member: Member) -> None:
    privacy = opened(world, member)
    answer = privacy.post(f"{PAGE}/hent", f"{PAGE}/ny", innsyn=str(Innsyn.get().id))
    assert answer.status_code == 409 and events("innsyn.fetched") == []


def test_it_can_be_fetched_for_a_week(world: World, scene: Scene, member: Member) -> None:
    privacy = opened(world, member)
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    fetched(privacy)
    assert "Du kan hente den igjen til" in privacy.get(PAGE).text
    Innsyn.update(made_at=to_ms(now() - timedelta(days=8))).execute()
    assert privacy.post(f"{PAGE}/hent", f"{PAGE}/ny", innsyn=str(Innsyn.get().id)).status_code == 409
    assert member.number not in privacy.get(PAGE).text


def test_on_the_last_day_what_is_ready_is_handed_out(world: World, scene: Scene, member: Member) -> None:
    """A case of the member's own that nobody went through is told of by number; of one against the member, not a word."""
    privacy = opened(world, member)
    assert "Gi ut det som er klart" not in privacy.get(PAGE).text
    Innsyn.update(due_on=today()).execute()
    assert "Gi ut det som er klart" in privacy.get(PAGE).text
    text, data = fetched(privacy)
    assert Task.get_by_id(InnsynCase.get().task_id).status == "dropped" and data["late"] == [scene.ids["case_id"]] and "er ikke gått gjennom ennå" in text and "Merkeord" not in text
    InnsynCase.update(shown=None).execute()
    assert fetched(privacy)[1]["late"] == []


def test_fetching_asks_for_a_sign_in_from_just_now(world: World, scene: Scene, member: Member) -> None:
    privacy = opened(world, member)
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    Session.update(auth_at=to_ms(now() - timedelta(minutes=11))).execute()
    answer = privacy.post(f"{PAGE}/hent", f"{PAGE}/ny", innsyn=str(Innsyn.get().id))
    assert answer.status_code == 302 and answer.location != PAGE and events("innsyn.fetched") == []


@pytest.mark.parametrize("role", ["club_leader", "branch_leader", "administrator", "county_leader", "safety_rep"])
def test_nobody_else_opens_or_fetches(role: str, world: World, scene: Scene, member: Member) -> None:
    opened(world, member)
    other = world.sign_in(role)
    codes = [other.get(PAGE), other.get(f"{PAGE}/ny"), other.post(f"{PAGE}/ny", "/mer", number=member.number, name=member.name), other.post(f"{PAGE}/hent", "/mer", innsyn="1")]
    assert [answer.status_code for answer in codes] == [403] * 4


def test_who_opened_it_may_not_go_through_the_case(world: World, scene: Scene, member: Member) -> None:
    privacy: Browser = opened(world, member)
    case, missing = (privacy.get(f"/saker/{number}/innsyn") for number in (scene.ids["case_id"], 999999))
    assert case.status_code == 404 and case.text == missing.text


def test_a_case_that_is_deleted_meanwhile_is_not_waited_for(world: World, scene: Scene, member: Member) -> None:
    privacy = opened(world, member)
    Case.get_by_id(scene.ids["case_id"]).delete_instance(recursive=True, delete_nullable=True)
    text, data = fetched(privacy)
    assert data["cases"] == [] and "Merkeord" not in text
