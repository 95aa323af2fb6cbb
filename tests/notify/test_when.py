"""When people are told: not at night, once a day unless they want it at once, and each thing once."""

from datetime import date, datetime, timedelta

import pytest

from klar.actions.task import make_task
from klar.actions.told import choose
from klar.db import OSLO, today
from klar.notify.moments import awake, next_morning
from tests.notify.conftest import Clock, Rep
from tests.notify.services import PushService

DAY = date(2026, 11, 22)


def told(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=OSLO)


@pytest.mark.parametrize(("at", "then"), [((7, 0), (7, 0)), ((12, 30), (12, 30)), ((20, 59), (20, 59)), ((0, 0), (7, 0)), ((6, 59), (7, 0))])
def test_the_night_is_waited_out(at: tuple[int, int], then: tuple[int, int]) -> None:
    assert awake(told(*at)) == told(*then)


@pytest.mark.parametrize("at", [(21, 0), (23, 59)])
def test_from_nine_in_the_evening_it_is_the_next_morning(at: tuple[int, int]) -> None:
    assert awake(told(*at)) == told(7, day=DAY + timedelta(days=1))


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 10, 24)])
def test_the_morning_is_the_same_when_the_clock_is_changed(day: date) -> None:
    assert awake(told(22, day=day)).isoformat() == told(7, day=day + timedelta(days=1)).isoformat()
    assert next_morning(told(22, day=day)).hour == 8


def test_nothing_goes_at_night_though_it_is_due(rep: Rep, push: PushService, clock: Clock) -> None:
    rep.wants("push").listens(push).case(1)
    clock.at(21)
    assert rep.told() == 0 and push.got == [] and rep.state() == ["waiting"]
    clock.at(6, 59, days=1)
    assert rep.told() == 0


def test_once_a_day_everything_is_one_message(rep: Rep, push: PushService, clock: Clock) -> None:
    rep.wants("push", daily=True).listens(push)
    for left in (0, 1, 7):
        rep.case(left)
    assert rep.told() == 1 and len(push.got) == 1 and rep.state() == ["sent"] * 3


def test_of_several_kinds_nothing_but_that_there_is_something(rep: Rep, push: PushService) -> None:
    rep.wants("push", daily=True).listens(push).case(1)
    make_task(rep.id, "Ring", today())
    rep.told()
    assert push.opened() == [{"text": "Du har noe nytt i Klar. Åpne Klar for å se det.", "lang": "nb"}]


def test_the_second_of_a_day_waits_for_the_next(rep: Rep, push: PushService, clock: Clock) -> None:
    rep.wants("push", daily=True).listens(push).case(1)
    rep.told()
    rep.case(7)
    assert rep.told() == 0 and rep.state() == ["sent", "waiting"]
    clock.at(8, days=1)
    assert rep.told() == 1 and len(push.got) == 2


def test_at_once_is_at_once(rep: Rep, push: PushService) -> None:
    rep.wants("push").listens(push).case(1)
    rep.told()
    rep.case(7)
    assert rep.told() == 1 and len(push.got) == 2


def test_the_same_is_said_once(rep: Rep, push: PushService) -> None:
    rep.wants("push").listens(push).case(1)
    assert [rep.told() for _ in range(4)] == [1, 0, 0, 0] and len(push.got) == 1


def test_what_somebody_no_longer_wants_is_not_sent(rep: Rep, push: PushService, clock: Clock) -> None:
    rep.wants("push").listens(push).case(1)
    clock.at(22)
    rep.told()
    choose(rep.id, ["meeting"], "push", daily=False)
    clock.at(7, days=1)
    assert rep.told() == 0 and rep.state()[0] == "dropped"


@pytest.mark.parametrize(("channel", "kinds"), [("", ["deadline"]), ("push", []), ("pigeon", ["deadline"])])
def test_who_has_not_chosen_hears_nothing(rep: Rep, channel: str, kinds: list[str]) -> None:
    choose(rep.id, kinds, channel, daily=False)
    rep.case(1)
    assert rep.told() == 0 and rep.messages() == []
