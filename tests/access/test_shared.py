"""P3 of trust.md § 1: one person, read or write, with a reason and an end; by the handler, and never on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from klar.actions.handover import send
from klar.actions.share import end_share, share
from klar.audit import verify
from klar.crypto import keys
from klar.db import Conflict, today
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Consent, Party, Share
from klar.models.member import Member
from klar.models.officer import Mandate, Officer
from klar.models.role import ROLES
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World

REASON = "Zibeldonk"


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[0], "returned")


@pytest.fixture
def colleague(scene: Scene) -> Officer:
    """A rep in the same club, with nothing to do with the case."""
    officer = Officer.create(number="X-rep", name="Prøve Prøvesen")
    Mandate.create(number="X-rep", officer=officer, role="workplace_rep", unit=scene.club, from_on=today())
    return officer


Shares = Callable[..., Browser]


@pytest.fixture
def shares(scene: Scene, colleague: Officer, world: World) -> Shares:
    """Shares the case with the colleague, whose browser it returns."""

    def shared(*, write: bool = False, days: int = 7) -> Browser:
        share(scene.leader, scene.ids["case_id"], colleague.id, write, REASON, today() + timedelta(days=days))
        return world.enter(colleague.id)

    return shared


def reads(browser: Browser, scene: Scene) -> bool:
    return browser.get(f"/saker/{scene.ids['case_id']}").status_code == 200


def writes(browser: Browser, scene: Scene) -> bool:
    return browser.get(f"/saker/{scene.ids['case_id']}/mer").status_code == 200


def test_before_it_is_shared_it_is_not_there(scene: Scene, colleague: Officer, world: World) -> None:
    assert not reads(world.enter(colleague.id), scene)


@pytest.mark.parametrize("write", [True, False])
def test_it_is_read_or_written_as_the_handler_said(shares: Shares, scene: Scene, write: bool) -> None:
    receiver = shares(write=write)
    assert reads(receiver, scene) and writes(receiver, scene) == write


def test_it_stands_among_ones_own_cases_and_says_why(shares: Shares, scene: Scene) -> None:
    receiver, address = shares(), f"/saker/{scene.ids['case_id']}"
    assert f'href="{address}"' in receiver.get("/saker").text
    text = receiver.get(address).text
    assert "Saken er delt med deg." in text and f"Prøve Prøvesen: {REASON}" in text


def test_one_who_has_it_shared_does_not_share_on(shares: Shares, scene: Scene, colleague: Officer) -> None:
    receiver, case = shares(write=True), scene.ids["case_id"]
    assert "Del med én" not in receiver.get(f"/saker/{case}/mer").text and receiver.get(f"/ny/del?sak={case}").status_code == 404
    with pytest.raises(NotFound):
        share(colleague.id, case, scene.leader, False, REASON, today())
    with pytest.raises(NotFound):
        end_share(colleague.id, case, Share.get(Share.officer == colleague).id)


def test_nor_send_it_on(shares: Shares, scene: Scene, colleague: Officer) -> None:
    receiver, case = shares(write=True), scene.ids["case_id"]
    assert "Be om hjelp" not in receiver.get(f"/saker/{case}/mer").text and receiver.get(f"/ny/hjelp?sak={case}").status_code == 404
    with pytest.raises(NotFound):
        send(colleague.id, case, "onward", scene.branch, REASON, consent=True)


NO_CASES = {"safety_rep", "club_substitute", "training_officer", "data_protection_officer", "administrator"}


@pytest.mark.parametrize("role", ROLES)
def test_some_roles_have_no_cases_even_when_shared(role: str, shares: Shares, scene: Scene, colleague: Officer) -> None:
    receiver = shares()
    Mandate.update(role=role).where(Mandate.officer == colleague).execute()
    assert reads(receiver, scene) == (role not in NO_CASES)


ENDS: dict[str, Callable[[Scene, Officer], object]] = {
    "ended": lambda s, o: end_share(s.leader, s.ids["case_id"], Share.get(Share.officer == o).id),
    "past its last day": lambda s, o: Share.update(until_on=today() - timedelta(days=1)).where(Share.officer == o).execute(),
    "mandate ended": lambda s, o: Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.officer == o).execute(),
    "mandate suspended": lambda s, o: Mandate.update(suspended_on=today()).where(Mandate.officer == o).execute(),
    "made a party": lambda s, o: Party.create(case=s.ids["case_id"], officer=o, role="witness"),
    "now a verneombud": lambda s, o: Mandate.update(role="safety_rep").where(Mandate.officer == o).execute(),
}


@pytest.mark.parametrize("why", ENDS)
@pytest.mark.parametrize("write", [True, False])
def test_what_ends_it_bites_on_the_next_request(why: str, write: bool, shares: Shares, scene: Scene, colleague: Officer) -> None:
    receiver = shares(write=write)
    assert reads(receiver, scene)
    ENDS[why](scene, colleague)
    assert not reads(receiver, scene) and not writes(receiver, scene)


def test_its_last_day_counts(shares: Shares, scene: Scene) -> None:
    assert reads(shares(days=0), scene)


@pytest.mark.parametrize("days", [-1, 91])
def test_it_ends_within_ninety_days(shares: Shares, days: int) -> None:
    with pytest.raises(ValueError, match="90"):
        shares(days=days)


REFUSED: dict[str, Callable[[Scene, Officer], object]] = {
    "a party": ENDS["made a party"],
    "no mandate": ENDS["mandate ended"],
    "suspended": ENDS["mandate suspended"],
    "no role with cases": ENDS["now a verneombud"],
    "the member": lambda s, o: Officer.update(member_number=Member.get_by_id(s.ids["member_id"]).number).where(Officer.id == o).execute(),
    "another club": lambda s, o: Mandate.update(unit=clubs()[1].id).where(Mandate.officer == o).execute(),
    "has it already": lambda s, o: Share.create(case=s.ids["case_id"], officer=o, by=s.leader, from_on=today(), until_on=today()),
    "out of the register": lambda s, o: Officer.update(ended_on=today()).where(Officer.id == o).execute(),
}


@pytest.mark.parametrize("who", REFUSED)
def test_it_is_not_shared_with(who: str, shares: Shares, scene: Scene, colleague: Officer) -> None:
    REFUSED[who](scene, colleague)
    with pytest.raises(Conflict):
        shares()


def test_the_branch_is_a_choice_when_the_member_said_yes(scene: Scene, world: World) -> None:
    leader, address = world.enter(scene.leader), f"/ny/del?sak={scene.ids['case_id']}"
    with_yes = leader.follow(leader.get(address)).text
    Consent.update(withdrawn_on=today()).where(Consent.case == scene.ids["case_id"]).execute()
    without = leader.follow(leader.get(address)).text
    assert "Leder i fagforening" in with_yes and "Leder i fagforening" not in without


def test_with_nobody_to_share_with_it_says_what_to_do(scene: Scene, world: World) -> None:
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.officer != scene.leader).execute()
    leader = world.enter(scene.leader)
    assert "Ingen å velge ennå." in leader.follow(leader.get(f"/ny/del?sak={scene.ids['case_id']}")).text


def test_the_way_through_the_pages(scene: Scene, colleague: Officer, world: World) -> None:
    leader, case = world.enter(scene.leader), scene.ids["case_id"]
    assert "/ny/del?sak=" in leader.get(f"/saker/{case}/mer").text
    page = leader.follow(leader.post(f"/ny/del?sak={case}", answer=str(colleague.id)))
    for answer in ("write", "month", REASON):
        page = leader.follow(leader.post(page.request.path, answer=answer))
    assert "Delingen varer til og med" in page.text
    leader.post(page.request.path)
    made = Share.get(Share.officer == colleague)
    assert (made.can_write, made.until_on, made.ended_at) == (True, today() + timedelta(days=30), None)
    assert "Prøve Prøvesen kan lese og skrive til og med" in leader.get(f"/saker/{case}/mer").text
    leader.post(f"/saker/{case}/delt/{made.id}/slutt", f"/saker/{case}/mer")
    assert Share.get_by_id(made.id).ended_at and "Prøve Prøvesen" not in leader.get(f"/saker/{case}/mer").text


def test_the_reason_is_sealed_and_both_ends_are_on_record(shares: Shares, scene: Scene, colleague: Officer) -> None:
    shares()
    made, case = Share.get(Share.officer == colleague), Case.get_by_id(scene.ids["case_id"])
    assert REASON.encode() not in made.sealed and sealed.get(keys.box(case.key), "share", made) == {"reason": REASON}
    for _twice in range(2):
        end_share(scene.leader, case.id, made.id)
    events = [row.name for row in AuditEvent.select().where(AuditEvent.subject == made.id, AuditEvent.name.startswith("share."))]
    assert events == ["share.made", "share.ended"] and verify()[1] is None


def test_a_share_of_another_case_is_not_ended_here(shares: Shares, scene: Scene, colleague: Officer) -> None:
    shares()
    other = Share.create(case=Case.get(Case.id != scene.ids["case_id"]), officer=colleague, by=scene.leader, from_on=today(), until_on=today())
    end_share(scene.leader, scene.ids["case_id"], other.id)
    assert Share.get_by_id(other.id).ended_at is None
