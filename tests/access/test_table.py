"""The table of trust.md § 1, rule by rule, through the pages: who gets in by it, and who does not."""

import re
from datetime import timedelta

import pytest

from klar.actions import handover as handovers
from klar.db import now, today
from klar.models.case import Case, Handover, Participant, Party
from klar.models.member import Member
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit
from tests.access.scenes import Scene, clubs, officers, set_scene
from tests.conftest import World

CLUB = 0  # which of the demo's clubs; it has a leader, a deputy and workplace reps


class People:
    """Those around one club, by what they are to it."""

    def __init__(self, world: World, scene: Scene):
        self.world, self.scene = world, scene

    def of(self, role: str, unit: int | None = None) -> Officer:
        """Somebody with the role in the club (or another unit), made for the test."""
        count = Officer.select().count()
        officer = Officer.create(number=f"X{count}", name=f"Prøve {count}")
        self.give(officer, role, unit)
        return officer

    def give(self, officer: Officer, role: str, unit: int | None = None) -> Mandate:
        number = f"X{Mandate.select().count()}"
        return Mandate.create(number=number, officer=officer, role=role, unit=unit or self.scene.club, from_on=today() - timedelta(days=30))

    def sees(self, officer: Officer | int, what: str = "case_id", page: str = "/saker/{}") -> bool:
        me = officer.id if isinstance(officer, Officer) else officer
        code = self.world.enter(me).get(page.format(self.scene.ids[what])).status_code
        assert code in (200, 403, 404)
        return code == 200

    def writes(self, officer: Officer | int) -> bool:
        return self.sees(officer, page="/saker/{}/mer")

    def takes_part(self, officer: Officer, *, write: bool) -> None:
        Participant.create(case=self.scene.ids["case_id"], officer=officer, can_write=write, at=now())

    def is_party(self, **who: object) -> None:
        Party.create(case=self.scene.ids["case_id"], role="counterpart", **who)


@pytest.fixture
def around(world: World, request: pytest.FixtureRequest) -> People:
    """The people around a case of the twist that the test asks for."""
    return People(world, set_scene(clubs()[CLUB], getattr(request, "param", "returned")))


def twist(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("around", [name], indirect=True)


BOARD = ("club_leader", "club_deputy_leader", "chief_rep")
SEATS = ("club_board_member", "club_secretary", "club_treasurer")
NO_CASES = (*SEATS, "club_substitute", "safety_rep", "workplace_rep", "branch_leader", "county_leader", "training_officer", "administrator")


def test_p1_the_handler(around: People) -> None:
    assert around.sees(around.scene.leader) and around.writes(around.scene.leader)


@pytest.mark.parametrize("role", [*BOARD, *NO_CASES])
def test_p1_a_persons_case_is_closed_to_all_others(around: People, role: str) -> None:
    assert not around.sees(around.of(role))


@pytest.mark.parametrize("role", BOARD)
@twist("board")
def test_p1_the_board_has_the_common_cases(around: People, role: str) -> None:
    officer = around.of(role)
    assert around.sees(officer) and around.writes(officer)


@pytest.mark.parametrize("role", NO_CASES)
@twist("board")
def test_p1_only_the_board_has_them(around: People, role: str) -> None:
    assert not around.sees(around.of(role))


@twist("board")
def test_p1_the_board_next_door_has_not(around: People) -> None:
    assert not around.sees(around.of("club_leader", clubs()[CLUB + 1].id))


@pytest.mark.parametrize("role", BOARD)
@twist("named")
def test_p1_a_named_case_is_closed_to_the_board(around: People, role: str) -> None:
    assert not around.sees(around.of(role))


@pytest.mark.parametrize("role", [*BOARD, *SEATS, "workplace_rep", "branch_leader"])
@twist("named")
def test_p1_whoever_it_names_is_in(around: People, role: str) -> None:
    officer = around.of(role)
    around.takes_part(officer, write=True)
    assert around.sees(officer) and around.writes(officer)


def test_p1_a_reader_reads_and_does_not_write(around: People) -> None:
    officer = around.of("workplace_rep")
    around.takes_part(officer, write=False)
    assert around.sees(officer) and not around.writes(officer)


@pytest.mark.parametrize("role", ["safety_rep", "administrator", "data_protection_officer", "training_officer", "club_substitute"])
def test_p1_these_roles_have_no_cases_even_when_named(around: People, role: str) -> None:
    officer = around.of(role)
    around.takes_part(officer, write=True)
    assert not around.sees(officer)


def desk(around: People) -> tuple[Officer, Officer]:
    leader, deputy = (officers(around.scene.branch, role)[0] for role in ("branch_leader", "branch_deputy_leader"))
    return Officer.get_by_id(leader), Officer.get_by_id(deputy)


@twist("sent")
def test_p2_what_is_sent_is_not_open_before_it_is_taken(around: People) -> None:
    leader, deputy = desk(around)
    assert not around.sees(leader) and not around.sees(deputy)
    assert around.sees(leader, "handover_id", "/innboks/{}") and around.writes(around.scene.leader)


@twist("taken")
def test_p2_what_is_taken_is_open_to_the_desk_and_written_by_the_taker(around: People) -> None:
    leader, deputy = desk(around)
    assert around.writes(leader) and around.sees(deputy) and not around.writes(deputy) and around.writes(around.scene.leader)


@twist("onward")
def test_p2_what_is_sent_on_is_followed_by_the_sender(around: People) -> None:
    assert around.writes(desk(around)[0]) and around.sees(around.scene.leader) and not around.writes(around.scene.leader)


@pytest.mark.parametrize("around", ["returned", "revoked", "done"], indirect=True)
def test_p2_what_is_over_is_closed_again(around: People) -> None:
    leader, deputy = desk(around)
    assert not around.sees(leader) and not around.sees(deputy) and around.writes(around.scene.leader)
    assert not around.sees(leader, "handover_id", "/innboks/{}")


@twist("named_taken")
def test_p2_a_named_case_is_open_to_the_taker_only(around: People) -> None:
    leader, deputy = desk(around)
    assert around.writes(leader) and not around.sees(deputy)


@pytest.mark.parametrize("role", ["register_officer", "training_officer"])
@twist("taken")
def test_p2_not_by_others_in_the_unit(around: People, role: str) -> None:
    assert not around.sees(around.of(role, around.scene.branch))


@twist("taken")
def test_p2_not_by_another_branch(around: People) -> None:
    other = Unit.get(Unit.kind == "branch", Unit.id != around.scene.branch)
    assert not around.sees(officers(other.id, "branch_leader")[0])


@twist("taken")
def test_p2_a_taker_who_leaves_the_unit_is_out(around: People) -> None:
    leader, _deputy = desk(around)
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.officer == leader).execute()
    around.give(leader, "club_leader", clubs()[-1].id)
    assert not around.sees(leader)


@pytest.mark.parametrize("around", ["returned", "board", "named"], indirect=True)
def test_n1_a_party_sees_nothing_as_officer(around: People) -> None:
    around.is_party(officer=around.scene.leader)
    assert not around.sees(around.scene.leader) and not around.writes(around.scene.leader)


@twist("board")
def test_n1_a_party_sees_nothing_as_the_member_that_officer_is(around: People) -> None:
    chief = around.of("chief_rep")
    Officer.update(member_number="M77").where(Officer.id == chief).execute()
    around.is_party(member=Member.create(number="M77", name="Prøve", terms="", branch=around.scene.branch))
    assert not around.sees(chief) and around.sees(around.of("chief_rep"))


@pytest.mark.parametrize("write", [True, False])
def test_n1_is_not_lifted_by_taking_part(around: People, write: bool) -> None:
    officer = around.of("chief_rep")
    around.takes_part(officer, write=write)
    around.is_party(officer=officer)
    assert not around.sees(officer)


@twist("desk_party")
def test_n1_is_not_lifted_by_the_desk(around: People) -> None:
    leader, deputy = desk(around)
    assert around.sees(leader) and not around.sees(deputy)


@twist("sent")
def test_n1_hides_it_on_the_desk_too(around: People) -> None:
    leader, deputy = desk(around)
    around.is_party(officer=deputy)
    assert around.sees(leader, "handover_id", "/innboks/{}") and not around.sees(deputy, "handover_id", "/innboks/{}")


def test_n1_leaves_no_count(around: People) -> None:
    rep = around.world.sign_in(Officer.get_by_id(around.scene.leader))
    before = rep.get("/saker").text.count(f'href="/saker/{around.scene.ids["case_id"]}"')
    around.is_party(officer=around.scene.leader)
    assert (before, rep.get("/saker").text.count(f'href="/saker/{around.scene.ids["case_id"]}"')) == (1, 0)
    assert not re.search(rf"\b{around.scene.ids['case_id']}\b", rep.get("/").text)


@pytest.mark.parametrize(
    "change",
    [{"to_on": -1}, {"suspended_on": 0}, {"suspended_on": -5}, {"from_on": 1}],
    ids=["ended yesterday", "suspended today", "suspended before", "begins tomorrow"],
)
def test_n2_bites_on_the_next_request(around: People, change: dict[str, int]) -> None:
    rep = around.world.sign_in(Officer.get_by_id(around.scene.leader))
    assert rep.get(f"/saker/{around.scene.ids['case_id']}").status_code == 200
    values = {name: today() + timedelta(days=days) for name, days in change.items()}
    Mandate.update(**values).where(Mandate.officer == around.scene.leader).execute()
    assert rep.get(f"/saker/{around.scene.ids['case_id']}").status_code in (302, 404)


@pytest.mark.parametrize("change", [{"to_on": 0}, {"suspended_on": 1}, {"from_on": 0}], ids=["last day", "suspended tomorrow", "first day"])
def test_n2_the_day_itself_counts(around: People, change: dict[str, int]) -> None:
    values = {name: today() + timedelta(days=days) for name, days in change.items()}
    Mandate.update(**values).where(Mandate.officer == around.scene.leader).execute()
    assert around.sees(around.scene.leader)


def test_n2_a_handler_who_changes_club_leaves_the_case_behind(around: People) -> None:
    Mandate.update(unit=clubs()[CLUB + 1].id).where(Mandate.officer == around.scene.leader).execute()
    assert not around.sees(around.scene.leader)


def test_two_takers_only_one_gets_it(around: People) -> None:
    """Both stand on the desk's page; the second is told, and the case is the first one's."""
    leader, deputy = desk(around)
    sent = handovers.send(around.scene.leader, around.scene.ids["case_id"], "onward", around.scene.branch, "grunn", consent=True)
    browsers = [around.world.sign_in(leader), around.world.sign_in(deputy)]
    hidden = [browser.get(f"/innboks/{sent.id}").text for browser in browsers]
    assert all("Ta imot" in text for text in hidden)
    codes = [browser.post(f"/innboks/{sent.id}/ta-imot", "/mer").status_code for browser in browsers]
    assert codes == [303, 409] and Case.get_by_id(sent.case_id).handler_id == leader.id
    assert Handover.get_by_id(sent.id).taken_by_id == leader.id


REACH = {
    **dict.fromkeys(("club_leader", "club_deputy_leader", "workplace_rep", "chief_rep"), "club"),
    **dict.fromkeys(("branch_leader", "branch_deputy_leader", "register_officer"), "branch"),
}


@pytest.mark.parametrize("role", ["club_leader", "workplace_rep", *SEATS, "club_substitute", "safety_rep", "branch_leader", "register_officer", "training_officer", "county_leader", "club_resource", "coordinator", "centre_adviser", "legal_adviser", "data_protection_officer", "administrator"])  # fmt: skip
def test_members_are_seen_by_those_with_their_club_or_branch(around: People, role: str) -> None:
    where = around.scene.branch if REACH.get(role) == "branch" else around.scene.club
    assert around.sees(around.of(role, where), "member_id", "/medlemmer/{}") == (role in REACH)


@pytest.mark.parametrize("role", REACH)
def test_no_further(around: People, role: str) -> None:
    elsewhere = next(club for club in clubs() if club.parent_id != around.scene.branch)
    where = elsewhere.parent_id if REACH[role] == "branch" else elsewhere.id
    assert not around.sees(around.of(role, where), "member_id", "/medlemmer/{}")
