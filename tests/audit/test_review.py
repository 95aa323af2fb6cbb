"""The lists of the data protection officer, from looks put into the record at chosen times."""

from datetime import date, datetime, timedelta

import pytest

from klar.audit import Review, reviewed
from klar.db import OSLO
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer

pytestmark = pytest.mark.usefixtures("empty")
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=OSLO)


@pytest.fixture
def kari() -> Officer:
    return Officer.create(number="T1", name="Kari Prøve")


@pytest.fixture
def ola() -> Officer:
    return Officer.create(number="T2", name="Ola Prøve")


def look(who: Officer, at: datetime, subject: int = 1, name: str = "case.read", rule: str = "handler") -> None:
    AuditEvent.create(at=at, name=name, officer=who, subject=subject, rule=rule, chain=b"")


def looks(who: Officer, count: int, apart: timedelta, **more: str) -> None:
    for number in range(count):
        look(who, MONDAY + number * apart, number, **more)


def week() -> Review:
    return reviewed(date(2026, 11, 2), date(2026, 11, 8))


def bulk() -> list[tuple]:
    return [(found.officer_name, found.kind, f"{found.start:%H:%M}", f"{found.end:%H:%M}", found.count) for found in week().bulk]


@pytest.mark.parametrize("name", ["case.read", "member.opened"])
def test_more_than_thirty_in_an_hour_is_many(name: str, kari: Officer) -> None:
    looks(kari, 31, timedelta(minutes=1), name=name)
    assert bulk() == [("Kari Prøve", name.split(".")[0], "09:00", "09:30", 31)]


def test_thirty_in_an_hour_is_not(kari: Officer) -> None:
    looks(kari, 30, timedelta(minutes=1))
    assert bulk() == []


def test_the_same_ones_again_are_not_more(kari: Officer) -> None:
    for minute in range(59):
        look(kari, MONDAY + timedelta(minutes=minute), minute % 30)
    assert bulk() == []


def test_an_hour_is_any_hour_and_one_sitting_is_told_once(kari: Officer) -> None:
    looks(kari, 90, timedelta(minutes=2))
    assert bulk() == []
    AuditEvent.delete().execute()
    looks(kari, 90, timedelta(seconds=110))
    assert bulk() == [("Kari Prøve", "case", "09:00", "11:43", 90)]


def test_two_sittings_are_two(kari: Officer) -> None:
    looks(kari, 31, timedelta(minutes=1))
    for number in range(40):
        look(kari, MONDAY + timedelta(hours=5, minutes=number), number)
    assert [row[2:] for row in bulk()] == [("09:00", "09:30", 31), ("14:00", "14:39", 40)]


def test_two_people_are_not_one(kari: Officer, ola: Officer) -> None:
    for number in range(40):
        look((kari, ola)[number % 2], MONDAY + timedelta(minutes=number), number)
    assert bulk() == []


@pytest.mark.parametrize(("name", "others", "field"), [("member.lookup", "member.lookup_missed", "lookups"), ("access.refused", "access.refused", "refused")])
@pytest.mark.parametrize("few", [True, False])
def test_many_tries_or_refusals_in_an_hour_are_told_found_or_not_and_the_same_ones_too(few: bool, name: str, others: str, field: str, kari: Officer) -> None:
    least = {"lookups": 60, "refused": 10}[field]
    for number in range(least - few):
        look(kari, MONDAY + timedelta(seconds=50 * number), 1, name=(name, others)[number % 2], rule="lookup")
    told = [(found.officer_name, found.kind, found.count) for found in getattr(week(), field)]
    assert told == ([] if few else [("Kari Prøve", field.removesuffix("s"), least)])


@pytest.mark.parametrize(("hour", "minute", "listed"), [(21, 59, 0), (22, 0, 1), (3, 0, 1), (5, 59, 1), (6, 0, 0)])
def test_night_is_from_ten_to_six_in_oslo(hour: int, minute: int, listed: int, kari: Officer) -> None:
    look(kari, MONDAY.replace(hour=hour, minute=minute))
    assert len(week().night) == listed


def test_night_is_night_in_summer_too(kari: Officer) -> None:
    look(kari, datetime(2026, 7, 1, 22, 30, tzinfo=OSLO))
    look(kari, datetime(2026, 7, 1, 21, 30, tzinfo=OSLO))
    assert [f"{found.at:%H:%M}" for found in reviewed(date(2026, 7, 1), date(2026, 7, 1)).night] == ["22:30"]


@pytest.mark.parametrize(("rule", "listed"), [("handler", 0), ("club", 0), ("shared", 0), ("lookup", 1), ("break_glass", 1), ("", 1)])
def test_wide_is_what_no_rule_of_ones_own_opened(rule: str, listed: int, kari: Officer) -> None:
    look(kari, MONDAY, rule=rule)
    assert len(week().wide) == listed


def test_the_days_are_both_included(kari: Officer) -> None:
    for day in (1, 2, 8, 9):
        look(kari, datetime(2026, 11, day, 23, 30, tzinfo=OSLO))
    assert [found.at.day for found in week().night] == [2, 8]


def test_the_sample_is_twenty_a_week_and_stays_the_same(kari: Officer) -> None:
    looks(kari, 200, timedelta(hours=4))
    drawn = [found.id for found in reviewed(date(2026, 11, 2), date(2026, 11, 15)).sample]
    assert len(drawn) == len(set(drawn)) == 40 and drawn == sorted(drawn)
    assert [found.id for found in week().sample] == drawn[:20] != list(range(1, 21))


def test_what_is_no_look_is_not_there(kari: Officer) -> None:
    look(kari, MONDAY.replace(hour=23), name="case.noted")
    assert week() == (0, [], [], [], [], [], [])
