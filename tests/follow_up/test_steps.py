"""The steps of a new rep that gatherings fill: invited, coming, there; set by hand; taken back when the list is corrected."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from klar.actions.gathering import NewGathering, answer, attend, hold
from klar.actions.new_rep import begin_posts
from klar.db import today
from klar.i18n import day
from klar.models.gathering import Gathering, Signup
from klar.models.new_rep import NewRep
from klar.models.officer import Mandate
from klar.models.told import Message, NotifyChoice
from tests.access.scenes import clubs
from tests.conftest import Browser, World

Held = Callable[..., Gathering]


@pytest.fixture
def rep(world: World) -> Mandate:
    """A club leader whose post began three weeks ago, in a branch that has held nothing."""
    for model in (Signup, Gathering, NewRep):
        model.delete().execute()
    found = Mandate.get(Mandate.role == "club_leader", Mandate.unit == clubs()[0].id)
    Mandate.update(from_on=today() - timedelta(days=21)).where(Mandate.id == found.id).execute()
    return Mandate.get_by_id(found.id)


@pytest.fixture
def leader(rep: Mandate) -> int:
    return Mandate.get(Mandate.role == "branch_leader", Mandate.unit == rep.unit.parent_id).officer_id


@pytest.fixture
def helper(world: World, leader: int) -> Browser:
    return world.enter(leader)


@pytest.fixture
def held(rep: Mandate, leader: int) -> Held:
    """A course so many days from now, to which the rep's club is invited."""

    def make(days: int = 9, kind: str = "course", among: int = 0) -> Gathering:
        new = NewGathering(rep.unit.parent_id, kind, "Lønn og tariff", today() + timedelta(days=days), "10.00–15.00", "Folkets hus", False, 40, 20, "ou")
        return Gathering.get_by_id(hold(leader, new, among or rep.unit_id, "leaders"))

    return make


def signup(gathering: Gathering, rep: Mandate) -> Signup:
    return Signup.get(Signup.gathering == gathering.id, Signup.officer == rep.officer_id)


def on(days: int) -> str:
    return day(today() + timedelta(days=days), today())


def steps(helper: Browser, rep: Mandate) -> str:
    return helper.get(f"/oppfolging/nye/{rep.id}").text


@pytest.mark.parametrize(("kind", "where"), [("course", "kurset"), ("conference", "konferansen")])
def test_invited_then_coming_then_there(helper: Browser, rep: Mandate, leader: int, held: Held, kind: str, where: str) -> None:
    gathering = held(9, kind)
    assert f"Bedt på {where} {on(9)}" in steps(helper, rep)
    answer(rep.officer_id, signup(gathering, rep).id, comes=True)
    assert f"Skal på {where} {on(9)}" in steps(helper, rep)
    Gathering.update(held_on=today() - timedelta(days=2)).execute()
    assert where not in steps(helper, rep), "nobody has said yet who came"
    attend(leader, gathering.id, signup(gathering, rep).id, came=True)
    text = steps(helper, rep)
    assert f"På {where} {on(-2)}" in text and text.count('class="row checked"') == 1 and "Angre" not in text
    attend(leader, gathering.id, signup(gathering, rep).id, came=False)
    assert where not in steps(helper, rep) and 'class="row checked"' not in steps(helper, rep)


def there(gathering: Gathering) -> None:
    Signup.update(status="coming", came=True).where(Signup.gathering == gathering.id).execute()


def test_a_gathering_of_another_kind_fills_no_step(helper: Browser, rep: Mandate, held: Held) -> None:
    there(held(0, "network"))
    assert 'class="row checked"' not in steps(helper, rep)


def test_one_from_before_the_post_fills_no_step(helper: Browser, rep: Mandate, held: Held) -> None:
    there(held(-22))
    assert 'class="row checked"' not in steps(helper, rep)
    there(held(-21))
    assert f"På kurset {on(-21)}" in steps(helper, rep)


def test_what_is_called_off_is_no_plan(helper: Browser, rep: Mandate, held: Held) -> None:
    held()
    Gathering.update(off_at=1).execute()
    assert "kurset" not in steps(helper, rep)


def test_what_the_helper_sets_by_hand_stands_and_is_taken_back(helper: Browser, rep: Mandate, held: Held) -> None:
    begin_posts()
    there(held(-2))
    at = f"/oppfolging/nye/{rep.id}"
    helper.post(at, step="course_on", done="1")
    text = steps(helper, rep)
    assert "kurset" not in text and "Angre" in text and f"<small>{on(0)}</small>" in text
    helper.post(at, step="course_on", done="0")
    assert f"På kurset {on(-2)}" in steps(helper, rep)


def test_another_rep_there_fills_nothing_of_this_ones(helper: Browser, rep: Mandate, held: Held) -> None:
    gathering = held(-2)
    there(gathering)
    Signup.delete().where(Signup.officer == rep.officer_id).execute()
    other = Mandate.get(Mandate.role == "club_leader", Mandate.officer != rep.officer_id)
    Signup.create(gathering=gathering, officer=other.officer_id, club=other.unit_id, status="coming", at=1, came=True)
    assert "kurset" not in steps(helper, rep)


def test_the_helper_invites_from_the_steps_once(helper: Browser, rep: Mandate, held: Held) -> None:
    gathering = held()
    Signup.delete().execute()
    at = f"/oppfolging/nye/{rep.id}"
    assert "Inviter til" in steps(helper, rep) and "Lønn og tariff" in steps(helper, rep)
    for _again in range(2):
        helper.post(f"{at}/inviter", page=at, gathering=str(gathering.id))
    assert [(row.officer_id, row.club_id, row.status) for row in Signup.select()] == [(rep.officer_id, rep.unit_id, "invited")]
    assert f"Bedt på kurset {on(9)}" in steps(helper, rep) and "Inviter til" not in steps(helper, rep)


@pytest.mark.parametrize("change", [{"off_at": 1}, {"held_on": date(2026, 1, 2)}, {"kind": "network"}, {"places": 0}])
def test_only_what_is_ahead_and_has_room_is_offered(helper: Browser, rep: Mandate, held: Held, change: dict) -> None:
    held()
    Signup.delete().execute()
    Gathering.update(**change).execute()
    assert "Inviter til" not in steps(helper, rep)


def test_nobody_is_invited_to_what_is_over(helper: Browser, rep: Mandate, held: Held) -> None:
    gathering = held(-1)
    Signup.delete().execute()
    at = f"/oppfolging/nye/{rep.id}"
    assert helper.post(f"{at}/inviter", page=at, gathering=str(gathering.id)).status_code == 303 and not Signup.select().count()


def test_another_branch_and_the_rep_invite_nobody(world: World, helper: Browser, rep: Mandate, held: Held) -> None:
    gathering = held()
    Signup.delete().execute()
    other = world.enter(Mandate.get(Mandate.role == "branch_leader", Mandate.unit != rep.unit.parent_id).officer_id)
    at, phone = f"/oppfolging/nye/{rep.id}", world.enter(rep.officer_id)
    answers = [browser.post(f"{at}/inviter", page="/mer", gathering=str(gathering.id)).status_code for browser in (other, phone)]
    assert answers == [404, 403] and helper.post(f"{at}/inviter", page=at, gathering="999999").status_code == 404
    assert not Signup.select().count()


def test_the_one_invited_is_told(helper: Browser, rep: Mandate, held: Held) -> None:
    gathering = held()
    Signup.delete().execute()
    Message.delete().execute()
    NotifyChoice.create(officer=rep.officer_id, channel="sms", kinds="meeting", daily=False, email="")
    at = f"/oppfolging/nye/{rep.id}"
    helper.post(f"{at}/inviter", page=at, gathering=str(gathering.id))
    assert [(row.officer_id, row.kind, row.about) for row in Message.select()] == [(rep.officer_id, "gathering", Signup.get().id)]
