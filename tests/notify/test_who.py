"""Who is told: those who have it, may see it now, and hold a mandate. Asked when it is sent, not when it was written."""

from datetime import timedelta
from typing import Any

import pytest

from klar.actions import handover as moves
from klar.actions.case import keep_deadline, set_status
from klar.actions.case.deletion import delete_case
from klar.actions.club import add_record
from klar.actions.task import finish_task, make_task
from klar.actions.task_changes import give
from klar.actions.told import choose
from klar.db import db, today
from klar.models.case import Case, Deadline, Party
from klar.models.officer import Mandate, Officer
from klar.models.told import Message, NotifyChoice
from klar.models.unit import Unit
from klar.notify.reminding import remind
from tests.access.scenes import plain_member
from tests.notify.conftest import Clock, Rep


@pytest.fixture
def waiting(rep: Rep) -> Deadline:
    """A reminder that was written, and is not sent yet."""
    due = rep.wants("sms").case(1)
    remind()
    assert rep.state() == ["waiting"]
    return due


def dropped(rep: Rep) -> bool:
    return rep.told() == 0 and rep.state() == ["dropped"]


def test_a_deadline_is_reminded_of_a_week_and_a_day_before_and_on_the_day(rep: Rep) -> None:
    """And for two days after the week, should the clock have stood still."""
    rep.wants("sms")
    days = {rep.case(left).id: left for left in range(-1, 10)}
    remind()
    assert [days[row.about] for row in rep.messages()] == [0, 1, 5, 6, 7]


def test_a_deadline_is_reminded_of_three_times_in_all(rep: Rep, clock: Clock) -> None:
    rep.wants("sms").case(7)
    assert [clock.at(12, days=day) or rep.told() for day in range(9)] == [1, 0, 0, 0, 0, 0, 1, 1, 0]


def test_one_that_is_kept_is_not_told_of(rep: Rep, waiting: Deadline) -> None:
    keep_deadline(rep.id, waiting.id, waiting.case_id)
    assert dropped(rep)


def test_nor_one_of_a_closed_case(rep: Rep, waiting: Deadline) -> None:
    set_status(rep.id, waiting.case_id, "closed", version=Case.get_by_id(waiting.case_id).version)
    assert dropped(rep)


def test_nor_one_that_was_moved(rep: Rep, waiting: Deadline) -> None:
    Deadline.update(due_on=today() + timedelta(days=30)).where(Deadline.id == waiting.id).execute()
    assert dropped(rep)


@pytest.mark.parametrize("change", [{"to_on": "gone"}, {"suspended_on": "today"}])
def test_nobody_whose_mandate_ended(rep: Rep, waiting: Deadline, change: dict[str, str]) -> None:
    days = {"gone": today() - timedelta(days=1), "today": today()}
    Mandate.update({name: days[value] for name, value in change.items()}).where(Mandate.officer == rep.id).execute()
    assert dropped(rep)


def test_nobody_who_may_no_longer_see_the_case(rep: Rep, waiting: Deadline) -> None:
    Party.create(case=waiting.case_id, officer=rep.id, role="close")
    assert dropped(rep)


def test_nobody_who_is_not_in_the_case(rep: Rep, waiting: Deadline) -> None:
    for row in Officer.select().where(Officer.id != rep.id):
        choose(row.id, ["deadline"], "sms", daily=False)
    remind()
    about = Message.select().where(Message.kind == "deadline", Message.about == waiting.id)
    assert {row.officer_id for row in about} == {rep.id}


def test_of_a_deleted_case_nothing_is_left(rep: Rep, waiting: Deadline) -> None:
    delete_case(waiting.case_id, "prøve")
    assert rep.messages() == []


def test_a_meeting_is_told_of_the_day_before_to_those_who_can_read_it(rep: Rep, clock: Clock) -> None:
    rep.wants("sms", "meeting")
    add_record(rep.id, rep.unit, "meeting", {"title": "Møte"}, today() + timedelta(days=2))
    assert [clock.at(12, days=day) or rep.told() for day in range(4)] == [0, 1, 0, 0]


def test_a_task_is_told_of_the_day_before_and_on_the_day_until_it_is_done(rep: Rep, clock: Clock) -> None:
    rep.wants("sms", "task")
    task = make_task(rep.id, "Ring", today() + timedelta(days=1))
    assert rep.told() == 1
    finish_task(rep.id, task.id)
    clock.at(12, days=1)
    assert rep.told() == 0


def test_a_task_given_to_one(rep: Rep) -> None:
    other = Rep("X-annen", rep.settings)
    other.wants("sms", "task")
    task = make_task(rep.id, "Ring", None)
    give(rep.id, task.id, other.id)
    assert other.told() == 1 and rep.messages() == []


class Desk:
    """A branch that is asked for help by the rep, and whoever leads it."""

    def __init__(self, rep: Rep):
        self.rep, self.branch = rep, Unit.get_by_id(rep.unit).parent_id
        self.leader = Mandate.get(Mandate.unit == self.branch, Mandate.role == "branch_leader").officer_id
        for officer in (rep.id, self.leader):
            choose(officer, ["help"], "sms", daily=False)
        member = plain_member(Unit.get_by_id(rep.unit))
        self.case = rep.case(30, members=(member,), consent="branch").case_id
        self.sent = moves.send(rep.id, self.case, "help", self.branch, "grunn", consent=True).id

    def told(self) -> list[int]:
        """Who is told of what has happened since."""
        Message.update(due_at=0).where(Message.status == "waiting").execute()
        before = {row.id for row in Message.select().where(Message.status == "sent")}
        self.rep.told()
        return [row.officer_id for row in Message.select().where(Message.status == "sent").order_by(Message.id) if row.id not in before]


@pytest.fixture
def desk(rep: Rep) -> Desk:
    return Desk(rep)


def test_the_unit_hears_of_what_is_sent_to_it_and_the_rep_of_every_answer(desk: Desk, clock: Clock) -> None:
    heard: list[Any] = [desk.told()]
    for move in (moves.take, lambda by, which: moves.ask(by, which, "Hva da?")):
        move(desk.leader, desk.sent)
        heard.append(desk.told())
    moves.reply(desk.rep.id, desk.sent, "Slik.")
    heard.append(desk.told())
    clock.at(13)
    moves.done(desk.leader, desk.sent, "Ferdig.")
    assert [*heard, desk.told()] == [[desk.leader], [desk.rep.id], [desk.rep.id], [desk.leader], [desk.rep.id]]


def test_of_what_a_colleague_has_taken_the_others_hear_nothing(desk: Desk) -> None:
    other = Officer.create(number="X-leder", name="Leder")
    Mandate.create(number="X-leder", officer=other, role="branch_deputy_leader", unit=desk.branch, from_on=today())
    choose(desk.leader, [], "", daily=False)
    moves.take(other.id, desk.sent)
    assert desk.told() == [desk.rep.id]


def test_what_was_not_saved_is_not_told_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.told()
    monkeypatch.setattr("klar.actions.handover.taking.tell_other", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        moves.take(desk.leader, desk.sent)
    assert desk.told() == []


def test_a_page_writes_to_others_without_reading_what_is_theirs(desk: Desk) -> None:
    """On PostgreSQL the wall stands between."""
    db.act_for(desk.leader)
    try:
        moves.take(desk.leader, desk.sent)
    finally:
        db.act_for(None)
    assert desk.rep.id in desk.told()


def test_choices_are_one_row_an_officer(rep: Rep) -> None:
    rep.wants("sms").wants("push")
    assert [row.channel for row in NotifyChoice.select().where(NotifyChoice.officer == rep.id)] == ["push"]
