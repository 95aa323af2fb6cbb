"""What is answered of a case: stored sealed, counted by, a task when nobody knows, on the timeline and on record."""

from datetime import date

import pytest
from werkzeug.exceptions import NotFound

from klar.actions.case import NewCase, open_case
from klar.actions.case.facts import given, set_fact, turn
from klar.case_types import UNKNOWN, Question, asked
from klar.crypto import keys
from klar.db import Conflict, db
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Deadline, Entry
from klar.models.task import Task
from klar.models.timeline import text_of
from tests.access.scenes import CLUB_ROLES, clubs, officers, plain_member
from tests.conftest import World

MARK = "Zebrastripe"


@pytest.fixture
def rep(world: World) -> int:
    return officers(clubs()[0].id, *CLUB_ROLES)[0]


@pytest.fixture
def case(rep: int) -> Case:
    club = clubs()[0]
    return open_case(rep, NewCase("oppsigelse_person", club.id, (plain_member(club),), trigger=("dismissal_received", date(2026, 11, 3))))


def question(name: str) -> Question:
    return next(one for one in asked("oppsigelse_person", 1) if one.name == name)


def about(case: Case) -> dict:
    return sealed.get(keys.box(case.key), "case", Case.get_by_id(case.id))


def answer(by: int, case: Case, name: str, value: str) -> None:
    set_fact(by, case.id, question(name), value, turn(about(case), name))


def dues(case: Case) -> dict[str, date]:
    rows = Deadline.select().where(Deadline.case == case.id, Deadline.status == "open")
    return {sealed.get(keys.box(case.key), "deadline", row)["code"]: row.due_on for row in rows}


def tasks(case: Case, status: str) -> list[str]:
    rows = Task.select().where(Task.case == case.id, Task.status == status).order_by(Task.id)
    return [sealed.get(keys.box(case.key), "task", row)["title"] for row in rows]


def test_an_answer_is_stored_told_and_on_record(rep: int, case: Case) -> None:
    answer(rep, case, "letter", "yes")
    line = Entry.select().where(Entry.case == case.id, Entry.kind == "fact").get()
    assert given(about(case)) == {"letter": "yes"}
    assert text_of("fact", sealed.get(keys.box(case.key), "entry", line)) == "Har medlemmet brevet på papir? Ja"
    last = AuditEvent.select().order_by(AuditEvent.id.desc()).first()
    assert (last.name, last.subject, last.officer_id, last.rule) == ("case.fact_set", case.id, rep, "handler")


def test_nothing_of_it_is_in_clear(rep: int, case: Case) -> None:
    answer(rep, case, "reason", MARK)
    assert given(about(case))["reason"] == MARK
    rows = [str(row) for table in db.get_tables() for row in db.execute_sql(f'SELECT * FROM "{table}"').fetchall()]
    assert rows and not [row for row in rows if MARK in row or "reason" in row]


def test_deadlines_are_counted_again(rep: int, case: Case) -> None:
    assert dues(case)["F09"] == date(2026, 12, 31)
    answer(rep, case, "employed_since", "2010-01-01")
    assert about(case)["law"] == {"employed_since": "2010-01-01"} and dues(case)["F09"] == date(2027, 2, 28)
    answer(rep, case, "employed_since", UNKNOWN)
    assert about(case)["law"] == {} and dues(case)["F09"] == date(2026, 12, 31)


def test_deadlines_are_counted_by_what_is_answered_when_it_is_opened(rep: int) -> None:
    club = clubs()[0]
    new = NewCase(
        "oppsigelse_person", club.id, (plain_member(club),), trigger=("dismissal_received", date(2026, 11, 3)),
        facts={"employed_since": "2010-01-01", "letter": UNKNOWN}, law={"state_employee": False},
    )  # fmt: skip
    case = open_case(rep, new)
    assert dues(case)["F09"] == date(2027, 2, 28) and about(case)["law"] == {"state_employee": False, "employed_since": "2010-01-01"}
    assert given(about(case)) == {"employed_since": "2010-01-01", "letter": UNKNOWN}
    assert tasks(case, "open") == ["Finn ut: Har medlemmet brevet på papir?"]


def test_what_is_not_asked_of_the_type_is_not_taken(rep: int) -> None:
    case = open_case(rep, NewCase("raad_veiledning", clubs()[0].id, facts={"letter": "yes", "finnes_ikke": "yes"}))
    assert given(about(case)) == {}


def test_not_knowing_becomes_one_task_and_knowing_ticks_it(rep: int, case: Case) -> None:
    finding = "Finn ut: Er det holdt drøftingsmøte?"
    answer(rep, case, "meeting_held", UNKNOWN)
    answer(rep, case, "meeting_held", UNKNOWN)
    assert tasks(case, "open") == [finding]
    answer(rep, case, "meeting_held", "no")
    assert (tasks(case, "open"), tasks(case, "done")) == ([], [finding])
    answer(rep, case, "meeting_held", UNKNOWN)
    assert (tasks(case, "open"), tasks(case, "done")) == ([finding], [])


def test_the_wish_is_one_and_the_same(rep: int) -> None:
    club = clubs()[0]
    case = open_case(rep, NewCase("advarsel", club.id, (plain_member(club),), wish="Slette den"))
    wish = asked("advarsel", 1)[-1]
    set_fact(rep, case.id, wish, "Bli i jobben", 0)
    assert given(about(case))["wish"] == about(case)["wish"] == "Bli i jobben"
    set_fact(rep, case.id, wish, UNKNOWN, 1)
    assert given(about(case))["wish"] == UNKNOWN and about(case)["wish"] == ""


def test_the_second_of_two_at_once_overwrites_nothing(rep: int, case: Case) -> None:
    set_fact(rep, case.id, question("letter"), "yes", 0)
    with pytest.raises(Conflict):
        set_fact(rep, case.id, question("letter"), "no", 0)
    assert given(about(case))["letter"] == "yes"


def test_the_same_answer_again_changes_nothing(rep: int, case: Case) -> None:
    answer(rep, case, "letter", "yes")
    answer(rep, case, "letter", "yes")
    assert Entry.select().where(Entry.case == case.id, Entry.kind == "fact").count() == 1 and turn(about(case), "letter") == 1


def test_somebody_without_the_case_can_answer_nothing(case: Case) -> None:
    elsewhere = officers(clubs()[5].id, *CLUB_ROLES)[0]
    with pytest.raises(NotFound):
        answer(elsewhere, case, "letter", "yes")
    assert given(about(case)) == {}
