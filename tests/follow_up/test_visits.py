"""«Møte med klubben»: what the helper sees is the helpers' alone; what both agreed is a task."""

import pytest

from klar.crypto import keys
from klar.db import today
from klar.models import sealed
from klar.models.club_tasks import CLUB_TASKS, level
from klar.models.club_visit import ClubVisit
from klar.models.officer import Mandate
from klar.models.task import Task
from tests.access.scenes import clubs
from tests.conftest import Browser, World

FIRST = [code for code, task in CLUB_TASKS.items() if task.level == 1]


@pytest.fixture
def rep(world: World) -> Mandate:
    return Mandate.get(Mandate.role == "club_leader", Mandate.unit == clubs()[0].id)


@pytest.fixture
def helper(world: World, rep: Mandate) -> Browser:
    return world.enter(Mandate.get(Mandate.role == "branch_leader", Mandate.unit == rep.unit.parent_id).officer_id)


def meet(helper: Browser, rep: Mandate, reply: str = "yes", who: int = 0) -> str:
    """A meeting about the first level, where one step was agreed. Returns the page it ended on."""
    at = f"/ny/klubbsamtale?klubb={rep.unit_id}"
    for answer in ("1", *[reply] * len(FIRST), "Søk om kurs", str(who or rep.officer_id), "week", "no"):
        at = helper.post(at, answer=answer).location
    return helper.post(at).location


def test_what_was_agreed_is_a_task_of_the_rep_and_stands_with_the_helper(world: World, helper: Browser, rep: Mandate) -> None:
    assert meet(helper, rep) == f"/oppfolging/klubber/{rep.unit_id}"
    task = Task.select().order_by(Task.id.desc()).get()
    assert task.owner_id == rep.officer_id and task.due_on > today()
    assert "Søk om kurs" in world.enter(rep.officer_id).get("/oppgaver/senere").text and "Søk om kurs" in helper.get(f"/oppfolging/klubber/{rep.unit_id}").text


def test_when_the_rep_has_done_it_the_helper_sees_so(world: World, helper: Browser, rep: Mandate) -> None:
    meet(helper, rep)
    task = Task.select().order_by(Task.id.desc()).get()
    world.enter(rep.officer_id).post(f"/oppgaver/{task.id}/ferdig", page=f"/oppgaver/{task.id}")
    assert ", gjort" in helper.get(f"/oppfolging/klubber/{rep.unit_id}").text


def test_the_helper_can_do_it_instead(helper: Browser, rep: Mandate) -> None:
    leader = Mandate.get(Mandate.role == "branch_leader", Mandate.unit == rep.unit.parent_id).officer_id
    meet(helper, rep, who=leader)
    assert Task.select().order_by(Task.id.desc()).get().owner_id == leader


def test_the_level_is_the_highest_where_nothing_required_is_missing() -> None:
    done = {code: "yes" for code, task in CLUB_TASKS.items() if task.level <= 2}
    assert (level({}), level(done), level({**done, "T101": "partly"}), level({**done, "T106": "no"})) == (0, 2, 0, 2)
    assert level(dict.fromkeys(CLUB_TASKS, "beside")) == 4


def test_each_meeting_says_where_the_club_stood(helper: Browser, rep: Mandate) -> None:
    meet(helper, rep, "no")
    meet(helper, rep, "yes")
    assert [row.level for row in ClubVisit.select().order_by(ClubVisit.id)] == [0, 1]
    assert "Under nivå 1" in (text := helper.get(f"/oppfolging/klubber/{rep.unit_id}").text) and "Kommet i gang" in text


def test_the_club_sees_nothing_of_what_was_answered(world: World, helper: Browser, rep: Mandate) -> None:
    meet(helper, rep)
    phone = world.enter(rep.officer_id)
    assert phone.get(f"/oppfolging/klubber/{rep.unit_id}").status_code == phone.get(f"/ny/klubbsamtale?klubb={rep.unit_id}").status_code == 403
    assert not [page for page in ("/", "/klubben", "/i-dag", "/oppgaver") if "Kommet i gang" in phone.get(page).text]


def test_answers_are_sealed(helper: Browser, rep: Mandate) -> None:
    meet(helper, rep)
    visit = ClubVisit.get()
    assert sealed.get(keys.box(visit.key), "club_visit", visit)["replies"]["T101"] == "yes" and b"T101" not in visit.sealed
