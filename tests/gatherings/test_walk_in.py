"""Whoever comes without having said so is put on the list at the door, out of those whom the helper follows up."""

from datetime import timedelta

import pytest

from klar.actions.gathering import answer
from klar.db import today
from klar.models.audit_event import AuditEvent
from klar.models.gathering import Gathering, Signup
from klar.models.officer import Mandate, Officer
from tests.conftest import Browser, World
from tests.gatherings.conftest import Branch


@pytest.fixture
def held(branch: Branch) -> Gathering:
    """Today, and nobody is invited but the last of the reps."""
    gathering = branch.holds(days=0)
    Signup.delete().where(Signup.officer != branch.reps[5]).execute()
    return gathering


@pytest.fixture
def leader(world: World, branch: Branch) -> Browser:
    return world.enter(branch.leader)


def post_of(officer: int) -> Mandate:
    return Mandate.get(Mandate.officer == officer)


def found(leader: Browser, held: Gathering, name: str) -> str:
    at = f"/samlinger/{held.id}/oppmote"
    return leader.post(f"{at}/finn", page=at, q=name).text


def add(browser: Browser, held: Gathering, mandate: int, page: str = "") -> int:
    at = f"/samlinger/{held.id}/oppmote"
    return browser.post(f"{at}/ny", page=page or at, mandate=str(mandate)).status_code


def test_a_name_is_found_by_how_its_words_begin(leader: Browser, branch: Branch, held: Gathering) -> None:
    Officer.update(name="Åse-Marie Bøe").where(Officer.id == branch.reps[4]).execute()
    for typed in ("åse", "aase", "mar", "boe åse"):
        text = found(leader, held, typed)
        assert "Åse-Marie Bøe" in text and "Side 449" in text
    for typed in ("xyz", "ie", "", " ", "%", "_"):
        assert "Fant ingen." in found(leader, held, typed) and "Åse-Marie" not in found(leader, held, typed)


def test_who_is_added_is_there(leader: Browser, branch: Branch, held: Gathering) -> None:
    mandate = post_of(branch.reps[4])
    assert add(leader, held, mandate.id) == 303
    row = branch.signup(held, branch.reps[4])
    assert (row.status, row.came, row.club_id) == ("coming", True, mandate.unit_id)
    assert "Er her." in leader.get(f"/samlinger/{held.id}/oppmote").text
    event = AuditEvent.select().where(AuditEvent.name == "gathering.attended").order_by(AuditEvent.id.desc()).get()
    assert event.subject == held.id and f'"to":{branch.reps[4]}' in event.data.replace(" ", "")


def test_who_had_said_no_or_nothing_is_found_and_who_comes_is_not(leader: Browser, branch: Branch, held: Gathering) -> None:
    who = Officer.get_by_id(branch.reps[5])
    assert who.name in found(leader, held, who.name)
    answer(who.id, branch.signup(held, who.id).id, comes=False)
    assert add(leader, held, post_of(who.id).id) == 303 and branch.signup(held, who.id).came is True
    assert "Fant ingen." in found(leader, held, who.name)


def test_twice_is_once(leader: Browser, branch: Branch, held: Gathering) -> None:
    for _again in range(2):
        add(leader, held, post_of(branch.reps[4]).id)
    assert Signup.select().where(Signup.officer == branch.reps[4]).count() == 1


@pytest.mark.parametrize("change", [{"held_on": today() + timedelta(days=1)}, {"off_at": 1}])
def test_nobody_before_the_day_or_to_what_is_called_off(leader: Browser, branch: Branch, held: Gathering, change: dict) -> None:
    Gathering.update(**change).execute()
    assert add(leader, held, post_of(branch.reps[4]).id, page="/mer") == 303 and Signup.select().count() == 1
    assert "uten å melde seg på" not in leader.get(f"/samlinger/{held.id}/oppmote").text


def test_only_those_whom_the_helper_follows_up(leader: Browser, branch: Branch, held: Gathering) -> None:
    other = Mandate.get(Mandate.role == "branch_leader", Mandate.unit != branch.unit)
    elsewhere = next(row for row in Mandate.select().where(Mandate.role == "club_leader") if row.unit.parent_id == other.unit_id)
    assert "Fant ingen." in found(leader, held, elsewhere.officer.name)
    assert add(leader, held, elsewhere.id) == add(leader, held, 999999) == 404
    assert add(leader, held, Mandate.get(Mandate.officer == branch.leader).id) == 404 and Signup.select().count() == 1


def test_another_branch_and_a_rep_add_nobody_and_find_nobody(world: World, branch: Branch, held: Gathering) -> None:
    other = world.enter(Mandate.get(Mandate.role == "branch_leader", Mandate.unit != branch.unit).officer_id)
    own = next(row.id for row in Mandate.select().where(Mandate.role == "club_leader") if row.unit.parent_id != branch.unit)
    rep, at = world.enter(branch.reps[0]), f"/samlinger/{held.id}/oppmote"
    assert [add(browser, held, own, page="/mer") for browser in (other, rep)] == [404, 403]
    assert [browser.post(f"{at}/finn", page="/mer", q="an").status_code for browser in (other, rep)] == [404, 403] and Signup.select().count() == 1


def test_what_was_typed_is_shown_as_text(leader: Browser, held: Gathering) -> None:
    assert "<img" not in found(leader, held, '"><img src=x>')
