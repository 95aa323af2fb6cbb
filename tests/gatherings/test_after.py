"""At the door, and after: who came, what they thought, how many gatherings a year, and when it is all forgotten."""

from datetime import timedelta

import pytest

from klar.actions.gathering import answer, attend, rate
from klar.actions.gathering.making import KEPT
from klar.crypto import keys
from klar.db import today
from klar.jobs import tidy
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.gathering import Gathering, Signup, held_in_a_year
from tests.conftest import Browser, World
from tests.gatherings.conftest import Branch


@pytest.fixture
def held(branch: Branch) -> Gathering:
    """Six said yes, and it was yesterday."""
    gathering = branch.holds()
    for rep in branch.reps[:6]:
        answer(rep, branch.signup(gathering, rep).id, comes=True)
    branch.was(gathering)
    return gathering


def came(branch: Branch, gathering: Gathering, rep: int) -> int:
    """Ticks off at the door. Returns the sign-up."""
    signup = branch.signup(gathering, rep).id
    assert attend(branch.leader, gathering.id, signup, came=True)
    return signup


def rated(phone: Browser, signup: int, *values: str) -> str:
    """Taps through the three questions. Returns where it ended."""
    at = f"/ny/evaluering?samling={signup}"
    for value in values:
        at = phone.post(at, answer=value).location
    return at


def test_a_tap_at_the_door_is_kept_and_a_tap_more_takes_it_back(world: World, branch: Branch, held: Gathering) -> None:
    leader, at, signup = world.enter(branch.leader), f"/samlinger/{held.id}/oppmote", branch.signup(held, branch.reps[0]).id
    leader.post(at, signup=str(signup), came="1")
    assert Signup.get_by_id(signup).came is True and "Er her." in leader.get(at).text
    leader.post(at, signup=str(signup), came="0")
    assert Signup.get_by_id(signup).came is False


def test_htmx_gets_the_row_alone(world: World, branch: Branch, held: Gathering) -> None:
    leader, at, signup = world.enter(branch.leader), f"/samlinger/{held.id}/oppmote", branch.signup(held, branch.reps[0]).id
    form = {**leader.hidden(at), "signup": str(signup), "came": "1"}
    got = leader.client.post(at, data=form, headers={"HX-Request": "true"}).text
    assert got.startswith("<form") and f'id="p{signup}"' in got and "Er her." in got


def test_before_the_day_and_of_others_gatherings_nobody_is_ticked_off(branch: Branch) -> None:
    first, second = branch.holds(), branch.holds(days=0)
    signup = branch.signup(first, branch.reps[0]).id
    answer(branch.reps[0], signup, comes=True)
    assert not attend(branch.leader, first.id, signup, came=True) and not attend(branch.leader, second.id, signup, came=True)


def test_three_taps_are_an_answer_and_a_second_one_changes_nothing(world: World, branch: Branch, held: Gathering) -> None:
    rep = branch.reps[0]
    signup, phone = came(branch, held, rep), world.enter(rep)
    assert f"/ny/evaluering?samling={signup}" in phone.get(f"/invitasjoner/{signup}").text
    assert rated(phone, signup, "5", "4", "3") == f"/invitasjoner/{signup}" and "Takk for svaret." in phone.get(f"/invitasjoner/{signup}").text
    rate(rep, signup, [1, 1, 1])
    assert tally(held)["held"] == [[5, 4, 3]] and phone.get(f"/ny/evaluering?samling={signup}").status_code == 404


def tally(gathering: Gathering) -> dict:
    row = Gathering.get_by_id(gathering.id)
    return sealed.get(keys.box(row.key), "gathering", row)["tally"]


def test_whoever_did_not_come_is_not_asked(world: World, branch: Branch, held: Gathering) -> None:
    signup = branch.signup(held, branch.reps[0]).id
    assert world.enter(branch.reps[0]).get(f"/ny/evaluering?samling={signup}").status_code == 404
    rate(branch.reps[0], signup, [1, 1, 1])
    assert branch.signup(held, branch.reps[0]).rated == 0


def test_the_maker_sees_the_answers_of_five_and_never_of_four_or_six(world: World, branch: Branch, held: Gathering) -> None:
    seen, leader = [], world.enter(branch.leader)
    for rep, value in zip(branch.reps[:6], (5, 4, 4, 5, 3, 1), strict=True):
        rate(rep, came(branch, held, rep), [value] * 3)
        text = leader.get(f"/samlinger/{held.id}/svar").text
        seen.append("4,2 av 5" in text and "Snittet av 5 svar" in text)
    assert seen == [False, False, False, False, True, True]


def test_a_line_is_read_when_five_have_answered_and_stands_under_no_name(world: World, branch: Branch, held: Gathering) -> None:
    phone, leader = world.enter(branch.reps[0]), world.enter(branch.leader)
    signup = came(branch, held, branch.reps[0])
    rate(branch.reps[0], signup, [5, 5, 5])
    phone.post(f"/invitasjoner/{signup}/linje", page=f"/invitasjoner/{signup}", answer="<b>Bra</b> mat")
    assert "Bra" not in leader.get(f"/samlinger/{held.id}/svar").text and "Vil du si noe mer?" not in phone.get(f"/invitasjoner/{signup}").text
    for rep in branch.reps[1:5]:
        rate(rep, came(branch, held, rep), [5, 5, 5])
    assert "&lt;b&gt;Bra&lt;/b&gt; mat" in leader.get(f"/samlinger/{held.id}/svar").text


def test_an_empty_line_is_asked_for_again(world: World, branch: Branch, held: Gathering) -> None:
    signup = came(branch, held, branch.reps[0])
    rate(branch.reps[0], signup, [5, 5, 5])
    got = world.enter(branch.reps[0]).post(f"/invitasjoner/{signup}/linje", page=f"/invitasjoner/{signup}", answer=" ")
    assert got.status_code == 422 and "Skriv noe først." in got.text and "<title>Feil:" in got.text


def test_the_record_says_that_somebody_answered_and_never_what(branch: Branch, held: Gathering) -> None:
    rate(branch.reps[0], came(branch, held, branch.reps[0]), [5, 1, 2])
    row = AuditEvent.select().where(AuditEvent.name == "gathering.rated").order_by(AuditEvent.id.desc()).get()
    assert row.data == "{}" and row.subject == held.id


def test_fewer_than_two_a_year_is_said(world: World, branch: Branch) -> None:
    leader = world.enter(branch.leader)
    assert "siste år" not in leader.get("/samlinger").text, "a unit that holds none owes none"
    first = branch.holds()
    assert "0 samlinger siste år." in leader.get("/samlinger").text
    branch.was(first)
    assert "1 samling siste år." in leader.get("/samlinger").text
    branch.was(branch.holds(), days=364)
    assert "siste år" not in leader.get("/samlinger").text


def test_those_of_the_last_twelve_months_count_and_none_that_was_called_off(branch: Branch) -> None:
    for days in (-1, 0, 364, 365):
        branch.was(branch.holds(), days)
    off = branch.holds()
    Gathering.update(off_at=1).where(Gathering.id == off.id).execute()
    branch.was(off)
    assert held_in_a_year([branch.unit, branch.club.id]) == {branch.unit: 2, branch.club.id: 0} and held_in_a_year([]) == {}


def test_it_is_forgotten_after_two_years_with_its_key(branch: Branch, held: Gathering) -> None:
    branch.was(held, KEPT.days)
    tidy()
    assert Gathering.select().count() == 1 and Signup.select().count() > 5
    Gathering.update(held_on=today() - KEPT - timedelta(days=1)).execute()
    tidy()
    assert (Gathering.select().count(), Signup.select().count(), keys.unlock([held.key])) == (0, 0, {})
