"""What a member has said yes to: each one's own, while it holds; taken back, nothing more is shared by it (domain.md § 2.1)."""

import re
from datetime import timedelta

import pytest

from klar.actions.case.consent import give_consent, withdraw_consent
from klar.actions.case.participant import add_participant, remove_participant
from klar.actions.handover import NoYes, send
from klar.actions.share import share
from klar.crypto import keys
from klar.db import Conflict, today
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Consent, Entry, Participant, Party, Share, may_share, missing
from klar.models.case.consent import SCOPES
from klar.models.case.party import MEMBER
from klar.models.case.share import joiners
from klar.models.member import Member
from tests.access.scenes import Scene, clubs, officers, set_scene
from tests.conftest import Browser, World

BRANCH = "share_with_branch"


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[0], "returned")


@pytest.fixture
def leader(world: World, scene: Scene) -> Browser:
    return world.enter(scene.leader)


def case_of(scene: Scene) -> int:
    return scene.ids["case_id"]


def gives(scene: Scene, scope: str, *, since: int = 0, until: int | None = None, members: tuple[int, ...] = ()) -> None:
    """`since` and `until` are days from today."""
    on = today() + timedelta(days=since)
    last = None if until is None else today() + timedelta(days=until)
    give_consent(scene.leader, case_of(scene), members or (scene.ids["member_id"],), scope, "spoken", given_on=on, until=last)


def another(scene: Scene) -> Member:
    """The case is about one more."""
    member = Member.select().where(Member.id != scene.ids["member_id"], ~Member.leader).first()
    Party.create(case=case_of(scene), member=member, role=MEMBER)
    return member


@pytest.mark.parametrize("scope", SCOPES)
def test_each_scope_is_its_own(scene: Scene, scope: str) -> None:
    Consent.delete().where(Consent.case == case_of(scene)).execute()
    gives(scene, scope)
    assert [name for name in SCOPES if may_share(case_of(scene), name, today())] == [scope]


@pytest.mark.parametrize(("since", "until", "holds"), [(0, None, True), (-9, 0, True), (0, 5, True), (-9, -1, False), (1, None, False)])
def test_it_holds_from_its_first_day_through_its_last(scene: Scene, since: int, until: int | None, holds: bool) -> None:
    for scope in ("share_with_lawyer", "health_details"):
        gives(scene, scope, since=since, until=until)
        assert may_share(case_of(scene), scope, today()) == holds


def test_with_several_members_each_ones_yes_is_needed(scene: Scene, leader: Browser) -> None:
    other = another(scene)
    assert [row.id for row in missing(case_of(scene), BRANCH, today())] == [other.id]
    assert "Leder i fagforening" not in leader.follow(leader.get(f"/ny/del?sak={case_of(scene)}")).text
    gives(scene, BRANCH, members=(other.id,))
    assert may_share(case_of(scene), BRANCH, today())


def test_nobodys_is_needed_when_the_case_is_the_whole_clubs(scene: Scene) -> None:
    Party.delete().where(Party.case == case_of(scene)).execute()
    assert all(may_share(case_of(scene), scope, today()) for scope in SCOPES)


def test_an_unknown_scope_is_an_error(scene: Scene) -> None:
    with pytest.raises(ValueError, match="no such scope"):
        missing(case_of(scene), "everything", today())


def test_only_those_the_case_is_about_say_yes(scene: Scene) -> None:
    with pytest.raises(Conflict):
        gives(scene, BRANCH, members=(Member.select().where(Member.id != scene.ids["member_id"]).first().id,))


def test_what_would_tell_what_the_case_is_about_is_sealed(scene: Scene) -> None:
    gives(scene, "health_details")
    row = Consent.select().where(Consent.case == case_of(scene)).order_by(Consent.id.desc()).first()
    assert row.scope == "in_case" and b"health" not in row.sealed
    assert sealed.get(keys.box(Case.get_by_id(case_of(scene)).key), "consent", row) == {"what": "health_details", "how": "spoken"}


def test_the_way_through_the_pages(scene: Scene, leader: Browser) -> None:
    page = leader.follow(leader.post(f"/ny/ja?sak={case_of(scene)}", answer="share_with_lawyer"))
    for answer in ("sms", "quarter"):
        page = leader.follow(leader.post(page.request.path, answer=answer))
    assert leader.post(page.request.path).location == f"/saker/{case_of(scene)}/folk"
    row = Consent.get(Consent.scope == "share_with_lawyer")
    assert (row.given_on, row.until_on) == (today(), today() + timedelta(days=90))
    assert re.search(r"Dele med advokat</b><small>[^<]+: på SMS, fra i dag", leader.get(f"/saker/{case_of(scene)}/folk").text)


def test_taken_back_in_two_steps_it_stops_what_is_new(scene: Scene, leader: Browser) -> None:
    address = f"/saker/{case_of(scene)}/samtykke/{scene.ids['consent_id']}/trekk"
    assert "Har medlemmet trukket ja-et?" in leader.get(address).text and may_share(case_of(scene), BRANCH, today())
    leader.post(address)
    assert not may_share(case_of(scene), BRANCH, today())
    with pytest.raises(Conflict):
        share(scene.leader, case_of(scene), officers(scene.branch, "branch_leader")[0], False, "hjelp", today())
    with pytest.raises(NoYes):
        send(scene.leader, case_of(scene), "help", scene.branch, "hjelp", consent=False)
    assert "Fagforeningen står her når medlemmet har sagt ja." in leader.follow(leader.get(f"/ny/del?sak={case_of(scene)}")).text


def test_what_was_said_to_the_same_before_goes_with_it(scene: Scene) -> None:
    gives(scene, BRANCH)
    newest = Consent.select().where(Consent.case == case_of(scene)).order_by(Consent.id.desc()).first()
    for _twice in range(2):
        withdraw_consent(scene.leader, case_of(scene), newest.id)
    assert not may_share(case_of(scene), BRANCH, today())
    assert AuditEvent.select().where(AuditEvent.name == "case.consent_withdrawn").count() == 1


def test_what_is_shared_already_can_be_ended_with_one_tap(world: World) -> None:
    scene = set_scene(clubs()[0], "shared")
    leader, case = world.enter(scene.leader), case_of(scene)
    Share.create(case=case, officer=officers(scene.club, "club_deputy_leader", "workplace_rep", "chief_rep")[0], by=scene.leader, from_on=today(), until_on=today())
    assert "Vil du slutte å dele?" not in leader.get(f"/saker/{case}/folk").text
    leader.post(f"/saker/{case}/samtykke/{scene.ids['consent_id']}/trekk")
    ends = re.findall(rf'action="(/saker/{case}/delt/\d+/slutt)"', leader.get(f"/saker/{case}/folk").text)
    assert ends == [f"/saker/{case}/delt/{scene.ids['share_id']}/slutt"], "what is shared in the club needs no yes"
    leader.post(ends[0], f"/saker/{case}/folk")
    assert Share.get_by_id(scene.ids["share_id"]).ended_at


def test_both_are_in_the_timeline_with_the_name_sealed(scene: Scene) -> None:
    gives(scene, "talk_to_employer")
    withdraw_consent(scene.leader, case_of(scene), scene.ids["consent_id"])
    name = Member.get_by_id(scene.ids["member_id"]).name
    lines = {row.kind: row for row in Entry.select().where(Entry.case == case_of(scene))}
    box = keys.box(Case.get_by_id(case_of(scene)).key)
    assert sealed.get(box, "entry", lines["consent"])["text"] == f"{name}: snakke med arbeidsgiver, muntlig"
    assert sealed.get(box, "entry", lines["consent_withdrawn"])["text"] == f"{name}: dele med fagforeningen"


def test_the_handler_takes_an_officer_of_the_club_in_and_out(scene: Scene, leader: Browser, world: World) -> None:
    case, colleague = case_of(scene), joiners(case=case_of(scene), me=scene.leader, today=today())[0].id
    page = leader.follow(leader.post(f"/ny/deltaker?sak={case}", answer=str(colleague)))
    page = leader.follow(leader.post(page.request.path, answer="read"))
    leader.post(page.request.path)
    theirs = world.enter(colleague)
    assert theirs.get(f"/saker/{case}").status_code == 200 and theirs.get(f"/saker/{case}/mer").status_code == 404
    leader.post(f"/saker/{case}/deltakere/{Participant.get(Participant.case == case, Participant.officer == colleague).id}/ta-bort")
    assert theirs.get(f"/saker/{case}").status_code == 404


def test_nobody_else_does(scene: Scene) -> None:
    case, colleague = case_of(scene), joiners(case=case_of(scene), me=scene.leader, today=today())[0].id
    branch = officers(scene.branch, "branch_leader")[0]
    for refused in (branch, scene.leader):
        with pytest.raises(Conflict):
            add_participant(scene.leader, case, refused, True)
    add_participant(scene.leader, case, colleague, True)
    with pytest.raises(Exception, match="404"):
        remove_participant(colleague, case, Participant.get(Participant.case == case).id)
