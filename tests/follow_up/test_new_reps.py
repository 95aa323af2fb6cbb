"""A new rep: the letter to the employer, the steps that the helper follows, and «Kom i gang» on Home."""

from datetime import timedelta

import pytest

from klar import config
from klar.actions.follow_up import add_contact
from klar.actions.learning import finish_lesson
from klar.actions.new_rep import begin_posts
from klar.actions.task import finish_task
from klar.crypto import keys
from klar.db import now, today
from klar.i18n import day
from klar.jobs import once
from klar.models import sealed
from klar.models.draft import Draft
from klar.models.gathering import Signup
from klar.models.member import Member, Recent
from klar.models.new_rep import NewRep
from klar.models.officer import Mandate
from tests.access.scenes import clubs, set_scene
from tests.conftest import Browser, World
from tests.views.test_home import choices


@pytest.fixture
def rep(world: World) -> Mandate:
    """A club leader whose post began today."""
    NewRep.delete().execute()
    Mandate.update(from_on=today() - timedelta(days=400)).execute()
    found = Mandate.get(Mandate.role == "club_leader", Mandate.unit == clubs()[0].id)
    Mandate.update(from_on=today()).where(Mandate.id == found.id).execute()
    begin_posts()
    return Mandate.get_by_id(found.id)


@pytest.fixture
def phone(world: World, rep: Mandate) -> Browser:
    return world.enter(rep.officer_id)


@pytest.fixture
def helper(world: World, rep: Mandate) -> Browser:
    return world.enter(Mandate.get(Mandate.role == "branch_leader", Mandate.unit == rep.unit.parent_id).officer_id)


def test_the_letter_is_a_task_within_eight_days_from_the_day_the_post_is_known(phone: Browser, rep: Mandate) -> None:
    task = NewRep.get().task
    assert (task.owner_id, task.due_on, task.status) == (rep.officer_id, today() + timedelta(days=8), "open")
    assert sealed.get(keys.box(task.key), "task", task)["title"] == "Send melding om valg til arbeidsgiver"
    assert "Send melding om valg til arbeidsgiver" in phone.get("/oppgaver/senere").text and "/laer/melding-om-valg" in phone.get(f"/oppgaver/{task.id}").text


def test_it_is_made_once(rep: Mandate) -> None:
    begin_posts()
    assert NewRep.select().count() == 1


def test_a_post_that_has_not_begun_or_is_old_brings_none(rep: Mandate) -> None:
    NewRep.delete().execute()
    for days in (1, -15):
        Mandate.update(from_on=today() + timedelta(days=days)).where(Mandate.id == rep.id).execute()
        begin_posts()
    assert not NewRep.select().exists()


def test_home_says_how_far_one_has_come_with_the_first_three(phone: Browser) -> None:
    assert "0 av 3 gjort" in phone.get("/").text
    assert phone.get("/kom-i-gang").text.count('<li>') == 4


def test_done_on_another_page_is_done_here(phone: Browser, rep: Mandate) -> None:
    finish_task(rep.officer_id, NewRep.get().task_id)
    assert "1 av 3 gjort" in phone.get("/").text
    Recent.create(officer=rep.officer_id, member=Member.select().first(), at=now())
    finish_lesson(rep.officer_id, "frister")
    assert "/kom-i-gang" not in phone.get("/").text


@pytest.mark.parametrize("begun", [True, False])
def test_home_holds_five_choices_and_what_was_begun_goes_before(world: World, begun: bool) -> None:
    scene = set_scene(clubs()[0], "summary")
    NewRep.get_or_create(mandate=Mandate.get(Mandate.officer == scene.leader, Mandate.unit == scene.club))
    Signup.update(status="no").execute()
    if not begun:
        Draft.update(finished=True).execute()
    found = choices(world.enter(scene.leader).get("/").text)
    assert len(found) == 5 and any(one.startswith("Kom i gang") for one in found) != begun


def test_more_rows_when_one_asks_or_the_helper_opens_them(phone: Browser, helper: Browser, rep: Mandate) -> None:
    phone.post("/kom-i-gang/mer", page="/kom-i-gang")
    assert "av 6 gjort" in phone.get("/").text
    NewRep.update(opened=False).execute()
    helper.post(f"/oppfolging/nye/{rep.id}/mer", page=f"/oppfolging/nye/{rep.id}")
    assert "av 6 gjort" in phone.get("/").text


def test_put_away_it_is_gone_from_home_and_can_be_taken_out_again(phone: Browser) -> None:
    phone.post("/kom-i-gang/legg-bort", page="/kom-i-gang")
    assert "/kom-i-gang" not in phone.get("/").text
    phone.post("/kom-i-gang/ta-fram", page="/kom-i-gang")
    assert "/kom-i-gang" in phone.get("/").text


def test_without_a_new_post_there_is_nothing(world: World, rep: Mandate) -> None:
    other = world.enter(Mandate.get(Mandate.role == "club_leader", Mandate.officer != rep.officer_id).officer_id)
    assert "/kom-i-gang" not in other.get("/").text and "Ingenting å gjøre her" in other.get("/kom-i-gang").text
    assert other.post("/kom-i-gang/legg-bort", page="/mer").status_code == 303 and NewRep.get().put_away_at is None


def test_the_helper_sees_the_next_step_and_when(helper: Browser, rep: Mandate) -> None:
    text = helper.get("/oppfolging/nye").text
    assert rep.officer.name in text and f"Neste: Ring. Innen {day(today() + timedelta(days=14), today())}." in text


def test_call_meeting_and_lesson_fill_themselves(world: World, helper: Browser, rep: Mandate) -> None:
    by = Mandate.get(Mandate.role == "branch_leader", Mandate.unit == rep.unit.parent_id).officer_id
    add_contact(by, rep.id, "reached", mood=4, meet_on=today() + timedelta(days=9))
    finish_lesson(rep.officer_id, "frister")
    text = helper.get(f"/oppfolging/nye/{rep.id}").text
    assert text.count('class="row checked"') == 3 and day(today() + timedelta(days=9), today()) in text


@pytest.mark.parametrize("step", ["course_on", "conference_on"])
def test_course_and_conference_are_set_and_unset_by_a_tap(helper: Browser, rep: Mandate, step: str) -> None:
    at = f"/oppfolging/nye/{rep.id}"
    helper.post(at, step=step, done="1")
    assert getattr(NewRep.get(), step) == today() and 'value="0"' in helper.get(at).text
    helper.post(at, step=step, done="0")
    assert getattr(NewRep.get(), step) is None


def test_another_branch_a_rep_and_one_signed_out_set_nothing(world: World, phone: Browser, rep: Mandate) -> None:
    other = world.enter(Mandate.get(Mandate.role == "branch_leader", Mandate.unit != rep.unit.parent_id).officer_id)
    at = f"/oppfolging/nye/{rep.id}"
    assert [browser.get(at).status_code for browser in (other, phone, world.browser())] == [404, 403, 302]
    assert other.post(at, page="/mer", step="course_on", done="1").status_code == 404 and NewRep.get().course_on is None


@pytest.mark.parametrize("step", ["mandate", "put_away_at", "id", "x"])
def test_no_other_step_is_set(helper: Browser, rep: Mandate, step: str) -> None:
    at, before = f"/oppfolging/nye/{rep.id}", NewRep.get().__data__
    assert helper.post(at, step=step, done="1").status_code == 303 and NewRep.get().__data__ == before


def test_the_clock_begins_posts(world: World, rep: Mandate) -> None:
    NewRep.delete().execute()
    once(config.read({"KLAR_DATA": str(world.folder), "KLAR_DEMO": "1"}))
    assert NewRep.get().mandate_id == rep.id
