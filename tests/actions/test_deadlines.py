"""Events and deadlines as they are stored: what is counted, what moves, what a person says of one."""

from datetime import date, timedelta
from typing import Any

import pytest

from klar.actions.case import NewCase, change_trigger, happened, keep_deadline, open_case, recount, reopen_deadline, set_deadline, void_trigger
from klar.crypto import keys
from klar.db import Conflict, atomic, today
from klar.deadlines import KEPT, MISSED, OPEN, VOID, moves_from
from klar.models import sealed
from klar.models.audit_event import AuditEvent
from klar.models.case import Case, Deadline, Entry, Trigger
from klar.models.officer import held
from tests.conftest import World

DAY = date(2026, 11, 10)


class Told:
    """A dismissal case of the first club."""

    def __init__(self, world: World, kind: str = "oppsigelse_person", trigger: tuple[str, date] | None = ("dismissal_received", DAY)):
        self.by = world.person("club_leader").id
        self.case = open_case(self.by, NewCase(kind=kind, unit=held(me=self.by, today=today())[0].unit, trigger=trigger)).id

    @property
    def box(self) -> Any:
        return keys.box(Case.get_by_id(self.case).key)

    def rows(self, code: str) -> list[tuple[date, str]]:
        found = Deadline.select().where(Deadline.case == self.case).order_by(Deadline.id)
        return [(row.due_on, row.status) for row in found if sealed.get(self.box, "deadline", row)["code"] == code]

    def row(self, code: str) -> Deadline:
        found = Deadline.select().where(Deadline.case == self.case).order_by(Deadline.id)
        return [row for row in found if sealed.get(self.box, "deadline", row)["code"] == code][-1]

    def trigger(self) -> Trigger:
        return Trigger.get(Trigger.case == self.case)

    def happened(self, kind: str, days: int) -> list[tuple]:
        return self.moves(happened(self.by, self.case, kind, DAY + timedelta(days=days)))

    def moves(self, entry: int) -> list[tuple]:
        said = sealed.get(self.box, "entry", Entry.get_by_id(entry))
        return [(move.code, move.was, move.to, move.status) for move in moves_from(said["moves"])]

    def set_law(self, **law: Any) -> list[Any]:
        with atomic():
            case = Case.get_by_id(self.case)
            about = sealed.get(self.box, "case", case)
            sealed.put(self.box, case, **{**about, "law": law})
            return recount(self.box, case, self.by)


@pytest.fixture
def told(world: World) -> Told:
    return Told(world)


def days(count: int) -> date:
    return DAY + timedelta(days=count)


def test_the_end_of_negotiations_starts_the_eight_weeks_anew(told: Told) -> None:
    moved = told.happened("negotiations_ended", 7)
    assert ("F05", days(56), days(63), OPEN) in moved and ("F02", days(14), None, VOID) in moved
    assert told.rows("F05") == [(days(56), VOID), (days(63), OPEN)] and told.rows("F02") == [(days(14), VOID)]


def test_a_demand_in_time_keeps_the_first_deadline(told: Told) -> None:
    assert ("F02", days(14), days(14), KEPT) in told.happened("demand_sent", 14)
    assert told.rows("F02") == [(days(14), KEPT)]


def test_a_demand_too_late_does_not(told: Told) -> None:
    told.happened("demand_sent", 15)
    assert told.rows("F02") == [(days(14), MISSED)]


def test_another_date_voids_the_old_row_and_makes_a_new_one(told: Told) -> None:
    entry = change_trigger(told.by, told.case, told.trigger().id, DAY, days(2))
    assert told.rows("F02") == [(days(14), VOID), (days(16), OPEN)]
    assert ("F02", days(14), days(16), OPEN) in told.moves(entry)


def test_what_was_wrong_takes_its_deadlines_along_and_stays_on_record(told: Told) -> None:
    void_trigger(told.by, told.case, told.trigger().id, DAY)
    assert told.rows("F02") == [(days(14), VOID)] and told.trigger().voided_at
    assert AuditEvent.select().where(AuditEvent.name == "case.trigger_voided", AuditEvent.subject == told.case).count() == 1


def test_what_gave_way_comes_back_when_what_it_gave_way_to_was_wrong(told: Told) -> None:
    told.happened("negotiations_ended", 7)
    ended = Trigger.get(Trigger.case == told.case, Trigger.happened_on == days(7))
    void_trigger(told.by, told.case, ended.id, days(7))
    assert told.rows("F05") == [(days(56), OPEN), (days(63), VOID)] and told.rows("F02") == [(days(14), OPEN)]


@pytest.mark.parametrize("change", [change_trigger, void_trigger])
def test_one_that_somebody_else_has_changed_is_not_changed_again(change: Any, told: Told) -> None:
    trigger = told.trigger().id
    change_trigger(told.by, told.case, trigger, DAY, days(1))
    with pytest.raises(Conflict):
        change(told.by, told.case, trigger, DAY, *([days(3)] if change is change_trigger else []))
    assert told.trigger().happened_on == days(1) and told.trigger().voided_at is None


def test_two_claims_of_the_same_kind_both_run(world: World) -> None:
    told = Told(world, "lonn_feil", ("pay_due", date(2026, 9, 12)))
    happened(told.by, told.case, "pay_due", date(2026, 10, 12))
    assert told.rows("F33") == [(date(2029, 9, 12), OPEN), (date(2029, 10, 12), OPEN)]


def test_the_same_thing_told_twice_is_one_deadline(told: Told) -> None:
    assert told.happened("dismissal_received", 0) == []
    assert told.rows("F02") == [(days(14), OPEN)]


def test_facts_move_deadlines(told: Told) -> None:
    last_day = told.row("F09").due_on
    moved = told.set_law(employed_since="2010-01-01", notice_ends="2027-03-31")
    assert [(move.was, move.to) for move in moved if move.code == "F09"] == [(last_day, date(2027, 3, 31))]
    assert told.rows("F09") == [(last_day, VOID), (date(2027, 3, 31), OPEN)]


def test_facts_that_change_nothing_leave_no_line(told: Told) -> None:
    before = Entry.select().count()
    assert told.set_law(temporary=False) == [] and Entry.select().count() == before


def test_what_a_fact_takes_away_it_gives_back(told: Told) -> None:
    told.set_law(only_damages=True)
    assert told.rows("F05") == [(days(56), VOID)]
    told.set_law()
    assert told.rows("F05") == [(days(56), OPEN)]


def test_what_is_done_stays_done_when_the_date_moves_back(told: Told) -> None:
    keep_deadline(told.by, told.row("F02").id, told.case)
    change_trigger(told.by, told.case, told.trigger().id, DAY, today())
    assert told.rows("F02") == [(days(14), VOID), (today() + timedelta(days=14), KEPT)]


def test_what_is_done_too_late_for_the_new_date_runs_again(told: Told) -> None:
    keep_deadline(told.by, told.row("F02").id, told.case)
    change_trigger(told.by, told.case, told.trigger().id, DAY, today() - timedelta(days=20))
    assert told.rows("F02")[-1] == (today() - timedelta(days=6), OPEN)


def test_another_day_needs_the_old_one_and_the_law_still_counts(told: Told) -> None:
    old = told.row("F02")
    set_deadline(told.by, told.case, old.id, old.due_on, OPEN, "Avtalt", days(20))
    assert told.rows("F02") == [(days(14), VOID), (days(20), OPEN)]
    told.happened("first_meeting", 5)
    assert told.rows("F02") == [(days(14), VOID), (days(20), VOID)]


def test_a_new_count_takes_away_the_day_somebody_set(told: Told) -> None:
    set_deadline(told.by, told.case, told.row("F02").id, days(14), OPEN, "Avtalt", days(20))
    told.set_law(age=30)
    assert told.rows("F02")[-1] == (days(20), OPEN), "the law's own date is the same"
    change_trigger(told.by, told.case, told.trigger().id, DAY, days(1))
    assert told.rows("F02")[-1] == (days(15), OPEN)


@pytest.mark.parametrize("status", [VOID, MISSED])
def test_a_person_decides_until_it_is_taken_back(status: str, told: Told) -> None:
    deadline = told.row("F02").id
    set_deadline(told.by, told.case, deadline, days(14), status, "Gjelder ikke her")
    told.set_law(age=30)
    assert told.rows("F02") == [(days(14), status)]
    reopen_deadline(told.by, deadline, told.case)
    assert told.rows("F02") == [(days(14), OPEN)]


def test_the_reason_is_sealed_and_on_the_timeline(told: Told) -> None:
    set_deadline(told.by, told.case, told.row("F02").id, days(14), VOID, "Merkeord om grunn")
    entry = Entry.get(Entry.case == told.case, Entry.kind == "deadline_set")
    assert sealed.get(told.box, "entry", entry)["text"] == "Merkeord om grunn" and b"Merkeord" not in bytes(entry.sealed)


def test_a_deadline_that_is_another_now_is_not_set(told: Told) -> None:
    deadline = told.row("F02").id
    keep_deadline(told.by, deadline, told.case)
    with pytest.raises(Conflict):
        set_deadline(told.by, told.case, deadline, days(14), VOID, "Gjelder ikke")
    assert told.rows("F02") == [(days(14), KEPT)]


def test_what_an_event_decided_nobody_takes_back(told: Told) -> None:
    told.happened("negotiations_ended", 3)
    with pytest.raises(Conflict):
        reopen_deadline(told.by, told.row("F02").id, told.case)
