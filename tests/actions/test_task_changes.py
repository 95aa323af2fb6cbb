"""What can be done with a task: put off, given away and taken back, split, and let come back."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from klar.access import counted, listed
from klar.actions.case import NewCase, called, open_case, set_status, undo_entry
from klar.actions.case.document import add_document
from klar.actions.club_year import added, begin
from klar.actions.task import accept_task, finish_task, make_task, reopen_task
from klar.actions.task_changes import add_part, give, put_off, repeat, take_back, takers, tick_part
from klar.crypto import keys
from klar.db import Conflict, today
from klar.deadlines.calendar import add_months
from klar.files import Received
from klar.models import sealed
from klar.models.case import Case
from klar.models.club_year import DUTIES, duties
from klar.models.member import Member
from klar.models.officer import held
from klar.models.task import Task, due_count, given_away, to_do
from tests.conftest import World

DAY = timedelta(days=1)


@pytest.fixture
def leader(world: World) -> int:
    return world.person("club_leader").id


@pytest.fixture
def club(leader: int) -> int:
    return held(me=leader, today=today())[0].unit


@pytest.fixture
def deputy(club: int, leader: int) -> int:
    return next(row.id for row in takers(leader, Task(case=None)) if row.role == "club_deputy_leader")


def case_of(leader: int, club: int, kind: str = "lonn_feil") -> Case:
    return open_case(leader, NewCase(kind=kind, unit=club, members=(Member.select().first().id,)))


def of(me: int) -> set[int]:
    return {row.id for row in listed(me, "task.own", to_do)}


def due(me: int) -> int:
    return counted(me, ("task.own", due_count)).due_count


def said(task: int) -> dict:
    row = Task.get_by_id(task)
    return sealed.get(keys.box(row.key), "task", row)


def test_what_is_put_off_is_due_no_sooner_and_is_for_today_again_that_day(leader: int) -> None:
    before, task = due(leader), make_task(leader, "Ring", today())
    put_off(leader, task.id, today() + DAY)
    row = Task.get_by_id(task.id)
    assert (row.from_on, row.due_on, due(leader)) == (today() + DAY, today() + DAY, before)
    put_off(leader, task.id, today())
    assert due(leader) == before + 1


def test_a_task_is_not_put_off_into_the_past(leader: int) -> None:
    with pytest.raises(ValueError, match="a day to come"):
        put_off(leader, make_task(leader, "Ring", None).id, today() - DAY)


def test_a_given_task_is_the_others_alone_until_it_is_taken_back(leader: int, deputy: int) -> None:
    task = make_task(leader, "Kjøp kake", today()).id
    give(leader, task, deputy)
    assert (task in of(deputy), task in of(leader)) == (True, False)
    assert [(row.id, row.holder) for row in listed(leader, "task.given", given_away)] == [(task, Task.get_by_id(task).owner.name)]
    with pytest.raises(NotFound):
        finish_task(leader, task)
    take_back(leader, task)
    assert (task in of(deputy), task in of(leader)) == (False, True)


def test_only_who_gave_it_takes_it_back(leader: int, deputy: int, world: World) -> None:
    task = make_task(leader, "Kjøp kake", today()).id
    give(leader, task, deputy)
    for other in (deputy, world.person("club_leader", 1).id):
        with pytest.raises(NotFound):
            take_back(other, task)


def test_what_is_done_is_not_taken_back(leader: int, deputy: int) -> None:
    task = make_task(leader, "Kjøp kake", today()).id
    give(leader, task, deputy)
    finish_task(deputy, task)
    with pytest.raises(NotFound):
        take_back(leader, task)


def test_another_clubs_rep_is_nobody_to_give_to(leader: int, world: World) -> None:
    with pytest.raises(Conflict):
        give(leader, make_task(leader, "Ring", None).id, world.person("club_leader", 1).id)


def test_a_cases_task_goes_only_to_who_reads_the_case(leader: int, club: int, deputy: int) -> None:
    own, common = case_of(leader, club), case_of(leader, club, "turnus_arbeidsplan")
    assert deputy not in {row.id for row in takers(leader, make_task(leader, "Ring", None, own.id))}
    task = make_task(leader, "Ring", None, common.id).id
    give(leader, task, deputy)
    assert task in of(deputy)
    with pytest.raises(Conflict):
        give(leader, make_task(leader, "Ring", None, own.id).id, deputy)


def test_small_steps_are_added_ticked_and_unticked(leader: int) -> None:
    task = make_task(leader, "Årsmøte", today()).id
    for text in ("Lei lokale", "Send innkalling"):
        add_part(leader, task, text)
    tick_part(leader, task, 1, True)
    tick_part(leader, task, 7, True)
    assert said(task) == {"title": "Årsmøte", "parts": [{"text": "Lei lokale", "done": False}, {"text": "Send innkalling", "done": True}]}


def test_what_repeats_comes_back_once_and_angre_takes_that_away(leader: int) -> None:
    task = make_task(leader, "Styremøte", today()).id
    add_part(leader, task, "Lei lokale")
    tick_part(leader, task, 0, True)
    repeat(leader, task, "month")
    for _twice in range(2):
        finish_task(leader, task)
    [back] = Task.select().where(Task.after == task)
    assert (back.due_on, back.status, back.repeats) == (add_months(today(), 1), "open", "month")
    assert said(back.id) == {"title": "Styremøte", "parts": [{"text": "Lei lokale", "done": False}]}
    reopen_task(leader, task)
    assert (Task.get_by_id(back.id).status, Task.get_by_id(task).status) == ("dropped", "open")


def test_a_duty_of_the_year_is_one_task_that_comes_back(leader: int) -> None:
    for _twice in range(2):
        begin(leader, "part_time")
    rows = [row for row in listed(leader, "task.own", to_do) if said(row.id).get("code") == "part_time"]
    assert [(row.repeats, (row.from_on, row.due_on)) for row in rows] == [("year", DUTIES["part_time"].window(today()))]
    assert added(leader) == {"part_time"}


@pytest.mark.parametrize(("areas", "there", "missing"), [({"KS"}, "local_talks", "inform"), ({"INGEN"}, "inform", "local_talks"), (set(), "inform", "local_talks")])
def test_the_year_is_that_of_the_clubs_tariff_area(areas: set[str], there: str, missing: str) -> None:
    known = duties(areas)
    assert there in known and missing not in known and "annual_meeting" in known


def test_the_next_window_is_the_one_that_is_open_or_comes(leader: int) -> None:
    for duty in DUTIES.values():
        first, last = duty.window(today())
        assert first < last and last >= today() and last < add_months(today(), 12)


def coded(case: Case) -> dict[str, str]:
    return {said(row.id)["code"]: row.status for row in Task.select().where(Task.case == case.id) if "code" in said(row.id)}


def test_to_tell_the_member_is_proposed_once_and_not_in_a_case_of_no_member(leader: int, club: int) -> None:
    case, common = case_of(leader, club), open_case(leader, NewCase(kind="turnus_arbeidsplan", unit=club))
    for each in (case, case, common):
        set_status(leader, each.id, "working", version=Case.get_by_id(each.id).version)
    assert [row.case_id for row in Task.select() if said(row.id).get("code") == "tell"] == [case.id]


def test_a_call_ticks_what_asked_for_it_and_nothing_else_and_angre_takes_the_tick_back(leader: int, club: int) -> None:
    case = case_of(leader, club)
    line = called(leader, case.id)
    assert (coded(case)["call"], coded(case)["payslip"]) == ("done", "proposed")
    undo_entry(leader, case.id, line)
    assert coded(case)["call"] == "open"


def test_a_paper_ticks_the_one_that_is_asked_for(leader: int, club: int) -> None:
    case, other = case_of(leader, club), case_of(leader, club, "midlertidig")
    finish_task(leader, accept_task(leader, next(row.id for row in Task.select().where(Task.case == other.id) if said(row.id)["code"] == "contract")).id)
    for each in (case, other):
        add_document(leader, each.id, Received("png", b"x", b""), "IMG_1.png")
    assert coded(case)["payslip"] == "done" and set(coded(other).values()) == {"done", "proposed"}
