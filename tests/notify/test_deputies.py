"""Who stands in for a rep is reminded of what is the rep's, as the rep is: only what a deputy may see, and only while it lasts."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from klar.actions.case import keep_deadline
from klar.actions.club import add_record
from klar.actions.task import make_task
from klar.actions.task_changes import give
from klar.db import today
from klar.models.case import Case, Party
from klar.models.officer import Mandate
from klar.models.task import Task
from klar.notify.kinds import SENTENCES
from klar.notify.reminding import remind
from tests.listening import listening
from tests.notify.conftest import Clock, Rep
from tests.notify.services import PushService

YESTERDAY = today() - timedelta(days=1)


class Deputy(Rep):
    """A substitute in the rep's club, who stands in for the rep through tomorrow."""

    def __init__(self, rep: Rep, name: str = "X-vara"):
        super().__init__(name, rep.settings)
        Mandate.update(role="chief_rep").where(Mandate.id == rep.mandate.id).execute()
        Mandate.update(role="club_substitute").where(Mandate.id == self.mandate.id).execute()
        until = today() + timedelta(days=1)
        place = {"officer": self.officer, "role": "chief_rep", "unit": rep.unit, "from_on": today(), "to_on": until, "stands_for": rep.mandate}
        self.place = Mandate.create(number=f"{name}-for", **place)

    def ends(self) -> None:
        Mandate.update(from_on=YESTERDAY, to_on=YESTERDAY).where(Mandate.id == self.place.id).execute()


@pytest.fixture
def deputy(rep: Rep) -> Deputy:
    return Deputy(rep)


def boards(rep: Rep, left: int = 1) -> int:
    """A case of the rep's that whoever has such a seat may read, with a deadline that near."""
    case = rep.case(left).case_id
    Case.update(audience="board").where(Case.id == case).execute()
    return case


def test_a_deadline_is_told_of_as_to_the_rep(rep: Rep, deputy: Deputy, push: PushService) -> None:
    rep.wants("sms")
    deputy.wants("push").listens(push)
    boards(rep)
    assert rep.told() == 2 and rep.state() == deputy.state() == ["sent"]
    assert push.opened() == [{"text": str(SENTENCES["deadline"]), "lang": "nb"}]


def test_a_task_is_told_of(rep: Rep, deputy: Deputy) -> None:
    deputy.wants("sms", "task")
    make_task(rep.id, "Ring", today() + timedelta(days=1), boards(rep))
    assert rep.told() == 1 and deputy.state() == ["sent"]


def test_a_meeting_is_told_of(rep: Rep, deputy: Deputy) -> None:
    deputy.wants("sms", "meeting")
    add_record(rep.id, rep.unit, "meeting", {"title": "Møte"}, today() + timedelta(days=1))
    assert rep.told() == 1 and deputy.state() == ["sent"]


def test_not_at_night(rep: Rep, deputy: Deputy, clock: Clock) -> None:
    deputy.wants("sms")
    boards(rep)
    clock.at(22)
    assert rep.told() == 0 and deputy.state() == ["waiting"]


def test_nothing_is_told_a_deputy_who_has_not_chosen_it(rep: Rep, deputy: Deputy) -> None:
    deputy.wants("sms", "meeting")
    boards(rep)
    assert rep.told() == 0 and deputy.messages() == []


def shut_out(deputy: Deputy, case: int) -> None:
    Party.create(case=case, officer=deputy.id, role="close")


def made_private(_deputy: Deputy, case: int) -> None:
    Case.update(audience="named").where(Case.id == case).execute()


def ended_though_still_on_the_board(deputy: Deputy, _case: int) -> None:
    deputy.ends()
    Mandate.update(role="club_deputy_leader").where(Mandate.id == deputy.mandate.id).execute()


@pytest.mark.parametrize("change", [shut_out, made_private, lambda deputy, _case: deputy.ends(), ended_though_still_on_the_board])
@pytest.mark.parametrize("kind", ["deadline", "task"])
def test_what_no_longer_holds_when_it_is_sent_is_dropped(rep: Rep, deputy: Deputy, kind: str, change: Callable[[Deputy, int], None]) -> None:
    case = boards(rep)
    make_task(rep.id, "Ring", today(), case)
    deputy.wants("sms", kind)
    remind()
    assert deputy.state() == ["waiting"]
    change(deputy, case)
    assert rep.told() == 0 and deputy.state() == ["dropped"]


def test_a_task_that_was_given_to_another_is_not_the_deputys(rep: Rep, deputy: Deputy) -> None:
    deputy.wants("sms", "task")
    other = Rep("X-annen", rep.settings)
    Mandate.update(role="chief_rep").where(Mandate.id == other.mandate.id).execute()
    make_task(rep.id, "Ring", today(), boards(rep))
    remind()
    give(rep.id, Task.select().order_by(Task.id.desc()).get().id, other.id)
    assert rep.told() == 0 and deputy.state() == ["dropped"]


def test_a_task_of_no_case_stays_the_owners(rep: Rep, deputy: Deputy) -> None:
    deputy.wants("sms", "task")
    make_task(rep.id, "Ring", today())
    assert rep.told() == 0 and deputy.state() == ["dropped"]


def test_a_deadline_of_tomorrow_is_not_told_of_when_the_place_ended_yesterday(rep: Rep, deputy: Deputy, clock: Clock) -> None:
    deputy.wants("sms")
    boards(rep, 7)
    boards(rep, 3)
    assert [clock.at(12, days=day) or rep.told() for day in range(4)] == [1, 0, 0, 0]


def test_one_that_is_kept_is_not_told_of(rep: Rep, deputy: Deputy) -> None:
    due = rep.case(1)
    Case.update(audience="board").where(Case.id == due.case_id).execute()
    deputy.wants("sms")
    remind()
    keep_deadline(rep.id, due.id, due.case_id)
    assert rep.told() == 0 and deputy.state() == ["dropped"]


def test_many_deputies_take_no_more_statements(rep: Rep) -> None:
    boards(rep)
    remind()
    with listening() as few:
        remind()
    for nth in range(5):
        Deputy(rep, f"X-vara-{nth}")
    with listening() as many:
        remind()
    assert len(many) == len(few)
