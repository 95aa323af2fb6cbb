"""Who comes is for those who hold it; others see nothing, and whoever is invited sees how many."""

import pytest

from klar.actions.gathering import answer
from klar.models.gathering import Gathering, Signup
from klar.models.officer import Mandate
from tests.conftest import Browser, World
from tests.gatherings.conftest import Branch

HELPER_PAGES = ("", "/oppmote", "/svar", "/avlys")
REP_PAGES = ("", "/en-annen", "/samling.ics")


@pytest.fixture
def gathering(branch: Branch) -> Gathering:
    made = branch.holds()
    for rep in branch.reps[:2]:
        answer(rep, branch.signup(made, rep).id, comes=True)
    return made


def same(browser: Browser, theirs: str, missing: str) -> bool:
    """Not yours looks like not there."""
    one, other = browser.get(theirs), browser.get(missing)
    return (one.status_code, one.data) == (404, other.data)


def test_another_branch_and_the_county_above_see_nothing_of_it(world: World, branch: Branch, gathering: Gathering) -> None:
    for helper in (world.sign_in("branch_leader", 1), world.sign_in("county_leader")):
        assert all(same(helper, f"/samlinger/{gathering.id}{page}", f"/samlinger/999999{page}") for page in HELPER_PAGES)
        assert "Lønn og tariff" not in helper.get("/samlinger").text and helper.get(f"/ny/inviter?samling={gathering.id}").status_code == 404
        helper.post(f"/samlinger/{gathering.id}/avlys", page="/mer")
    assert Gathering.get_by_id(gathering.id).off_at is None


def test_a_rep_sees_no_page_of_those_who_hold_it(world: World, branch: Branch, gathering: Gathering) -> None:
    rep = world.enter(branch.reps[0])
    assert {rep.get(f"/samlinger/{gathering.id}{page}").status_code for page in HELPER_PAGES} == {403}
    assert rep.get("/samlinger").status_code == rep.get("/ny/samling").status_code == 403


def test_a_rep_sees_how_many_come_and_not_who(world: World, branch: Branch, gathering: Gathering) -> None:
    text = world.enter(branch.reps[2]).get(f"/invitasjoner/{branch.signup(gathering, branch.reps[2]).id}").text
    other = Mandate.get(Mandate.officer == branch.reps[0]).officer
    assert "2 kommer. 18 plasser igjen." in text and other.name not in text


def test_anothers_invitation_is_not_there(world: World, branch: Branch, gathering: Gathering) -> None:
    theirs, rep = branch.signup(gathering, branch.reps[0]), world.enter(branch.reps[1])
    assert all(same(rep, f"/invitasjoner/{theirs.id}{page}", f"/invitasjoner/999999{page}") for page in REP_PAGES)
    for page, fields in (("", {"answer": "no"}), ("/en-annen", {"answer": str(branch.reps[2])}), ("/linje", {"answer": "x"})):
        assert rep.post(f"/invitasjoner/{theirs.id}{page}", page="/mer", **fields).status_code == 404
    assert branch.signup(gathering, branch.reps[0]).status == "coming"


def test_a_mandate_that_has_ended_closes_the_invitation(world: World, branch: Branch, gathering: Gathering) -> None:
    rep, signup = world.enter(branch.reps[5]), branch.signup(gathering, branch.reps[5]).id
    assert rep.get(f"/invitasjoner/{signup}").status_code == 200
    Mandate.update(suspended_on=Mandate.from_on).where(Mandate.officer == branch.reps[5]).execute()
    assert rep.get(f"/invitasjoner/{signup}").status_code != 200


def test_one_holds_none_for_a_unit_of_others(world: World, branch: Branch) -> None:
    elsewhere = Mandate.get(Mandate.role == "branch_leader", Mandate.unit != branch.unit).unit_id
    assert world.enter(branch.leader).get(f"/ny/samling?enhet={elsewhere}").status_code == 404
    with pytest.raises(Exception, match="404"):
        branch.holds(unit=elsewhere)
    assert Gathering.select().count() == Signup.select().count() == 0


def test_what_a_name_holds_is_shown_as_text(world: World, branch: Branch) -> None:
    made = branch.holds(name="<img src=x onerror=alert(1)>")
    for browser, at in ((world.enter(branch.leader), f"/samlinger/{made.id}"), (world.enter(branch.reps[0]), "/i-dag")):
        assert "<img src=x" not in browser.get(at).text and "&lt;img src=x" in browser.get(at).text
