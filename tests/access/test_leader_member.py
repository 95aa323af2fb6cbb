"""Leader-members (trust.md § 1): left out of the common cases, which the club takes up with the employer."""

import pytest

from klar.access import listed, may
from klar.actions.case import NewCase, open_case
from klar.actions.handover import send
from klar.actions.share import share
from klar.db import Conflict, now, today
from klar.models.case import Case, Participant
from klar.models.draft import Draft
from klar.models.member import Member, named
from klar.models.officer import Mandate, Officer
from tests.access.scenes import clubs, officers, plain_member
from tests.conftest import Browser, World

SAID = "Ledermedlemmer er ikke med i felles saker. Velg noe annet."


@pytest.fixture
def rep(world: World) -> int:
    return officers(clubs()[0].id, "club_leader")[0]


@pytest.fixture
def member(world: World) -> int:
    """A member of the club who is a leader-member."""
    found = plain_member(clubs()[0])
    Member.update(leader=True).where(Member.id == found).execute()
    return found


@pytest.fixture
def head(member: int) -> int:
    """An officer of the club, of every kind there is, who is that member."""
    officer = Officer.create(number="X-head", name="Prøve Ledersen", member_number=Member.get_by_id(member).number)
    for role in ("chief_rep", "club_board_member"):
        Mandate.create(number=f"X-{role}", officer=officer, role=role, unit=clubs()[0], from_on=today())
    return officer.id


def case(rep: int, kind: str, *members: int) -> int:
    return open_case(rep, NewCase(kind, clubs()[0].id, members)).id


def sees(world: World, who: int, case: int) -> bool:
    return world.enter(who).get(f"/saker/{case}").status_code == 200


def test_one_on_the_board_sees_no_common_case(rep: int, head: int, world: World) -> None:
    common = case(rep, "droefting_omstilling")
    assert not sees(world, head, common) and f'href="/saker/{common}"' not in world.enter(head).get("/saker").text
    Member.update(leader=False).execute()
    assert sees(world, head, common) and f'href="/saker/{common}"' in world.enter(head).get("/saker").text


@pytest.mark.parametrize("write", [True, False])
def test_nor_as_a_participant(write: bool, rep: int, head: int, world: World) -> None:
    common, personal = case(rep, "permittering"), case(rep, "advarsel")
    for number in (common, personal):
        Participant.create(case=number, officer=head, can_write=write, at=now())
    assert (sees(world, head, common), sees(world, head, personal)) == (False, True)


def test_nor_as_its_handler(rep: int, head: int, world: World) -> None:
    common = case(rep, "turnus_arbeidsplan")
    Case.update(handler=head).where(Case.id == common).execute()
    assert not sees(world, head, common)


def test_nor_at_the_desk_it_is_sent_to(rep: int, head: int, world: World) -> None:
    Mandate.create(number="X-desk", officer=head, role="branch_leader", unit=clubs()[0].parent, from_on=today())
    ids = [send(rep, case(rep, kind), "help", clubs()[0].parent_id, "x", consent=True).id for kind in ("innleie", "advarsel")]
    assert [may(head, "handover.take", number) for number in ids] == [False, True]


def test_a_common_case_is_not_shared_with_one(rep: int, head: int) -> None:
    share(rep, case(rep, "advarsel"), head, False, "x", today())
    with pytest.raises(Conflict):
        share(rep, case(rep, "permittering"), head, False, "x", today())


def test_the_list_for_what_the_club_and_the_employer_meet_about(rep: int, member: int) -> None:
    assert listed(rep, "member.read", named, member=member) and not listed(rep, "member.codetermination", named, member=member)


def test_the_card_says_so(rep: int, member: int, world: World) -> None:
    browser = world.enter(rep)
    assert "Ledermedlem" in browser.get(f"/medlemmer/{member}").text
    Member.update(leader=False).execute()
    assert "Ledermedlem" not in browser.get(f"/medlemmer/{member}").text


def answered(browser: Browser, *answers: str) -> tuple[int, str]:
    """The answer to the last of these, given one after the other in «Ny sak»."""
    sent = browser.post("/ny/sak", answer=answers[0])
    for answer in answers[1:]:
        sent = browser.post(sent.location, answer=answer)
    return sent.status_code, sent.text


@pytest.mark.parametrize(("group", "kind", "code"), [("endring", "permittering", 422), ("stilling", "innleie", 422), ("stilling", "midlertidig", 303), ("lonn", "lonn_feil", 303)])
def test_a_common_case_is_not_about_one(group: str, kind: str, code: int, rep: int, member: int, world: World) -> None:
    found, text = answered(world.enter(rep), str(member), group, kind)
    assert found == code and (SAID in text) == (code == 422)


def test_nor_by_the_type_used_last(rep: int, member: int, world: World) -> None:
    case(rep, "permittering")
    assert answered(world.enter(rep), str(member), "type:permittering")[0] == 422


def draft(rep: int) -> str:
    return f"/ny/sak/{Draft.get(Draft.owner == rep).id}"


def test_nor_by_changing_who_it_is_about(rep: int, member: int, world: World) -> None:
    browser = world.enter(rep)
    answered(browser, f"club:{clubs()[0].id}", "endring", "permittering")
    again = browser.post(f"{draft(rep)}/hvem", answer=str(member))
    assert again.status_code == 422 and SAID in again.text


def test_nor_among_several(rep: int, member: int, world: World) -> None:
    browser, other = world.enter(rep), Member.get(Member.id != member, Member.id.in_([row.id for row in listed(rep, "member.read", everybody)])).id
    answered(browser, "several", str(other), "done", "endring", "permittering")
    assert browser.post(f"{draft(rep)}/medlemmer", answer=str(member)).status_code == 422


def everybody(allowed: object) -> object:
    return Member.select(Member.id).where(allowed, ~Member.leader).order_by(Member.id.desc()).limit(1)


def test_one_does_not_open_a_common_case_oneself(head: int, world: World) -> None:
    browser = world.enter(head)
    assert answered(browser, f"club:{clubs()[0].id}", "endring", "permittering")[0] == 422
    assert answered(browser, f"club:{clubs()[0].id}", "lonn", "lonn_feil")[0] == 303


def test_who_has_become_one_since_is_found_out_at_the_end(rep: int, world: World) -> None:
    browser, member = world.enter(rep), plain_member(clubs()[0])
    answered(browser, str(member), "endring", "permittering", "unknown", "no", "not_asked")
    Member.update(leader=True).where(Member.id == member).execute()
    before = Case.select().count()
    assert browser.post(f"{draft(rep)}/sjekk").status_code == 409 and Case.select().count() == before
