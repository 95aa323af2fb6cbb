"""A rep stops: the same minute they see nothing, what they had waits for the club's leaders or the branch, and nothing is lost."""

import json
from datetime import timedelta
from typing import NamedTuple

import pytest
from werkzeug.exceptions import NotFound

from klar.actions.case import NewCase, open_case
from klar.actions.club import give_case, take_case
from klar.actions.draft import start_draft
from klar.actions.task import make_task
from klar.audit import verify
from klar.db import Conflict, today
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Handover, Party
from klar.models.draft import Draft
from klar.models.officer import Mandate, Officer
from klar.models.task import Task
from klar.models.unit import Unit
from tests.access.scenes import CLUB_ROLES, clubs, officers, plain_member
from tests.conftest import World


class Left(NamedTuple):
    """A club whose rep had a case with a task and something begun, and stopped yesterday."""

    club: Unit
    case: int
    rep: int
    leader: int
    branch: int


def opened(world: World, kind: str = "advarsel", consent: str = "branch") -> Left:
    club = clubs()[2]
    rep = Officer.create(number="X-rep", name="Gamle Rep")
    held = Mandate.create(number="X-rep", officer=rep, role="workplace_rep", unit=club, from_on=today() - timedelta(days=90))
    case = open_case(rep.id, NewCase(kind, club.id, (plain_member(club),), happened="Merkelinje", consent=consent)).id
    make_task(rep.id, "Merkeoppgave", today(), case)
    make_task(rep.id, "Løs oppgave", today())
    start_draft(rep.id, "notat", {"sak": str(case), "tekst": "Merkeutkast"}, "tekst")
    start_draft(rep.id, "sak", {"hvem": "1"}, "hvem")
    assert world.enter(rep.id).get(f"/saker/{case}").status_code == 200
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.id == held.id).execute()
    return Left(club, case, rep.id, officers(club.id, "club_leader")[0], officers(club.parent_id, "branch_leader")[0])


@pytest.fixture
def left(world: World) -> Left:
    return opened(world)


def empty(club: Unit) -> None:
    """Nobody is a rep there any more."""
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.unit == club, Mandate.role.in_(CLUB_ROLES)).execute()


def test_the_one_who_stopped_has_nothing_left(world: World, left: Left) -> None:
    Mandate.create(number="X-elsewhere", officer=left.rep, role="workplace_rep", unit=clubs()[3], from_on=today())
    browser = world.enter(left.rep)
    codes = [browser.get(path).status_code for path in (f"/saker/{left.case}", f"/overtakelse/{left.case}", f"/medlemmer/{plain_member(left.club)}")]
    assert codes == [404, 403, 404] and f"/saker/{left.case}" not in browser.get("/saker").text


def test_without_any_mandate_there_is_nobody(world: World, left: Left) -> None:
    assert world.enter(left.rep).get("/").status_code == 302


def test_until_it_is_taken_the_leader_sees_only_that_it_waits(world: World, left: Left) -> None:
    leader = world.enter(left.leader)
    text = leader.get("/klubben/overlevering").text
    assert f"Sak {left.case}" in text and "Var hos Gamle Rep" in text
    assert leader.get(f"/saker/{left.case}").status_code == 404
    assert "Merkelinje" not in text + leader.get(f"/overtakelse/{left.case}").text


def test_the_leader_takes_it_with_all_that_hangs_on_it(world: World, left: Left) -> None:
    leader = world.enter(left.leader)
    page = leader.follow(leader.post(f"/overtakelse/{left.case}"))
    assert page.request.path == f"/saker/{left.case}" and "Merkelinje" in page.text and "Merkeoppgave" in page.text
    assert f"/ny/notat/{Draft.get(Draft.wizard == 'notat').id}" in leader.get("/").text
    assert Task.select().where(Task.case == left.case, Task.owner == left.rep).count() == 0
    assert f"Sak {left.case}" not in leader.get("/overtakelse").text


def test_what_was_begun_about_somebody_else_stays_sealed(left: Left) -> None:
    take_case(left.leader, left.case)
    assert Draft.get(Draft.wizard == "sak").owner_id == left.rep


def test_it_is_on_the_timeline_and_on_record(world: World, left: Left) -> None:
    take_case(left.leader, left.case)
    assert "Ga saken til en ny tillitsvalgt" in world.enter(left.leader).get(f"/saker/{left.case}").text
    row = AuditEvent.get(AuditEvent.name == "case.taken_over")
    assert (row.subject, row.officer_id, json.loads(row.data)) == (left.case, left.leader, {"to": left.leader, "before": left.rep})
    assert verify()[1] is None


def test_tasks_of_the_clubs_own_are_taken_together(world: World, left: Left) -> None:
    leader = world.enter(left.leader)
    assert "Løs oppgave" in leader.get("/klubben/overlevering").text
    leader.post("/overtakelse/oppgaver", "/klubben/overlevering")
    assert Task.select().where(Task.owner == left.leader, Task.case.is_null()).count() >= 1
    assert "Løs oppgave" not in leader.get("/klubben/overlevering").text


def test_not_those_of_one_who_was_somebody_elsewhere_since(world: World, left: Left) -> None:
    Mandate.create(number="X-later", officer=left.rep, role="branch_leader", unit=clubs()[0].parent_id, from_on=today() - timedelta(days=9), to_on=today())
    Mandate.update(to_on=today() - timedelta(days=5)).where(Mandate.number == "X-rep").execute()
    Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.number == "X-later").execute()
    leader = world.enter(left.leader)
    leader.post("/overtakelse/oppgaver", "/klubben/overlevering")
    assert "Løs oppgave" not in leader.get("/klubben/overlevering").text and Task.get(Task.owner == left.rep, Task.case.is_null())


@pytest.mark.parametrize("role", ["workplace_rep", "club_board_member", "club_secretary", "club_treasurer", "club_substitute", "safety_rep"])
def test_not_by_others_in_the_club(world: World, left: Left, role: str) -> None:
    other = Officer.create(number="X-other", name="Annen")
    Mandate.create(number="X-other", officer=other, role=role, unit=left.club, from_on=today())
    assert world.enter(other.id).get(f"/overtakelse/{left.case}").status_code == 403


@pytest.mark.parametrize("role", ["club_leader", "club_deputy_leader", "chief_rep"])
def test_by_a_leader_from_the_day_the_mandate_begins(world: World, left: Left, role: str) -> None:
    new = Officer.create(number="X-new", name="Ny")
    held = Mandate.create(number="X-new", officer=new, role=role, unit=left.club, from_on=today() + timedelta(days=1))
    assert world.enter(new.id).get(f"/overtakelse/{left.case}").status_code == 302
    Mandate.update(from_on=today()).where(Mandate.id == held.id).execute()
    assert world.enter(new.id).get(f"/overtakelse/{left.case}").status_code == 200


def test_another_clubs_leader_finds_nothing(world: World, left: Left) -> None:
    other = world.enter(officers(clubs()[3].id, "club_leader")[0])
    missing = other.get("/overtakelse/999999")
    found = other.get(f"/overtakelse/{left.case}")
    assert (found.status_code, found.text) == (404, missing.text)


def test_who_is_a_party_to_it_sees_nothing_and_gets_nothing(world: World, left: Left) -> None:
    Party.create(case=left.case, officer=left.leader, role="counterpart")
    assert world.enter(left.leader).get(f"/overtakelse/{left.case}").status_code == 404
    with pytest.raises(Conflict):
        give_case(left.branch, left.case, left.leader)


def test_a_named_case_waits_for_the_branch_alone(world: World) -> None:
    left = opened(world, "trakassering_konflikt")
    assert world.enter(left.leader).get(f"/overtakelse/{left.case}").status_code == 404
    assert f"Sak {left.case}" not in world.enter(left.leader).get("/klubben/overlevering").text
    text = world.enter(left.branch).get("/overtakelse").text
    assert f"Sak {left.case}" in text and "Merkelinje" not in text


def test_the_branch_gives_it_to_one_of_the_clubs_own(world: World, left: Left) -> None:
    branch = world.enter(left.branch)
    page = branch.follow(branch.post(f"/overtakelse/{left.case}", officer=str(left.leader)))
    assert page.status_code == 200 and branch.get(f"/saker/{left.case}").status_code == 404
    assert world.enter(left.leader).get(f"/saker/{left.case}").status_code == 200


def test_nobody_from_outside_is_given_it(left: Left) -> None:
    with pytest.raises(Conflict):
        give_case(left.branch, left.case, officers(clubs()[3].id, "club_leader")[0])


def test_without_the_members_yes_the_branch_does_not_take_it_while_the_club_can(world: World) -> None:
    left = opened(world, consent="no")
    assert "Medlemmet har ikke sagt ja" in world.enter(left.branch).get(f"/overtakelse/{left.case}").text
    with pytest.raises(Conflict):
        take_case(left.branch, left.case)
    empty(left.club)
    take_case(left.branch, left.case)
    assert Case.get_by_id(left.case).handler_id == left.branch


def test_on_the_branchs_desk_it_is_as_if_sent_on(world: World, left: Left) -> None:
    branch = world.enter(left.branch)
    page = branch.follow(branch.post(f"/overtakelse/{left.case}"))
    assert "Merkelinje" in page.text
    row = Handover.get(Handover.case == left.case)
    assert (row.kind, row.status, row.taken_by_id) == ("onward", "taken", left.branch)


def test_the_branch_is_told_which_clubs_have_nobody(world: World, left: Left) -> None:
    branch = world.enter(left.branch)
    assert left.club.name + "." not in branch.get("/overtakelse").text.split("<ul")[0]
    empty(left.club)
    assert f"{left.club.name}." in branch.get("/overtakelse").text.split("<ul")[0]


def test_a_case_is_taken_once(left: Left) -> None:
    take_case(left.leader, left.case)
    assert not Case.select().where(Case.id == left.case, Case.handler == left.rep).exists()
    with pytest.raises(NotFound):
        take_case(left.branch, left.case)
