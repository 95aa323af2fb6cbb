"""Every rule that is counted, on many dates, against the same law counted in another way (tests.deadlines.law)."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klar.deadlines import RULES, TRIGGERS, compute, holidays
from tests.deadlines import law, law_rules
from tests.deadlines.law import Day
from tests.deadlines.test_vectors import VECTORS, read

TIMES = 10_000  # 100,000 in tests/drill
SPAN = (date(1990, 1, 1), date(2090, 12, 31))
DAYS = st.dates(*SPAN)


def situation(chance: Random, on: date) -> dict[str, Any]:
    """Some facts, so that every rule applies now and then."""
    near = {
        "employed_since": on - timedelta(days=chance.randint(0, 9000)),
        "notice_ends": on + timedelta(days=chance.randint(1, 300)),
        "employer_deadline": on + timedelta(days=chance.randint(14, 60)),
        "born": on - timedelta(days=chance.randint(6000, 26000)),
        "age": chance.randint(18, 72),
        "notice_months": chance.randint(1, 6),
        "leave_weeks": chance.choice((1, 3, 10, 20, 30, 60)),
        "case_type": chance.choice(("oppsigelse_nedbemanning", "virksomhetsoverdragelse", "oppsigelse_person")),
    }
    yes = ("fully_away", "form_error", "hired", "laid_off", "only_damages", "probation", "short_job", "sick_before", "state_employee", "temporary", "unforeseen", "still_working")
    return {**{name: value for name, value in near.items() if chance.random() < 0.3}, **{name: True for name in yes if chance.random() < 0.15}}


def faults(kind: str, on: date, facts: dict[str, Any]) -> tuple[set[str], list[str]]:
    """The codes that were counted, and each date that is not the law's."""
    found, wrong = compute(kind, on, facts), []
    for due in found:
        strict = law_rules.ends(due.code, kind, on, facts)
        later = strict.postponed().date() if due.code in law_rules.POSTPONED and strict.free else None
        wanted = (strict.date(), later, strict.working_days(-3).date())
        if (due.due_on, due.extended_on, due.safe_on) != wanted:
            wrong.append(f"{due.code} from {kind} {on} {facts}: {due.due_on} {due.extended_on} {due.safe_on}, not {wanted}")
    return {due.code for due in found}, wrong


def held_against_the_law(times: int, seed: int = 1) -> tuple[int, set[str], list[str]]:
    """At least `times` deadlines, of every kind of event in turn: how many, which rules, and what was wrong."""
    chance, kinds, count, seen, wrong = Random(seed), sorted(TRIGGERS), 0, set(), []
    while count < times:
        on = SPAN[0] + timedelta(days=chance.randrange((SPAN[1] - SPAN[0]).days))
        codes, more = faults(chance.choice(kinds), on, situation(chance, on))
        count, seen, wrong = count + len(codes), seen | codes, wrong + more
    return count, seen, wrong


def test_every_rule_holds_on_many_dates() -> None:
    _count, seen, wrong = held_against_the_law(TIMES)
    assert wrong == [] and seen == law_rules.CODES


def test_the_law_has_every_rule_that_is_counted() -> None:
    assert {rule.code for rules in RULES.values() for rule in rules if rule.triggers} == law_rules.CODES


@given(st.sampled_from(sorted(TRIGGERS)), DAYS, st.integers(0, 10**6))
def test_any_event_on_any_day(kind: str, on: date, seed: int) -> None:
    assert faults(kind, on, situation(Random(seed), on))[1] == []


@pytest.mark.parametrize(("trigger", "facts", "code", "start", "strict", "extended"), VECTORS)
def test_the_law_gives_the_dates_worked_out_by_hand(trigger: str, facts: dict[str, Any], code: str, start: str, strict: str, extended: str | None) -> None:
    ends = law_rules.ends(code, trigger, read(start), facts)
    assert ends.date() == read(strict)
    assert (ends.postponed().date() if code in law_rules.POSTPONED and ends.free else None) == (read(extended) if extended else None)


def test_the_holidays_of_three_centuries() -> None:
    for year in range(1900, 2200):
        days = (Day(year, month, day) for month in range(1, 13) for day in range(1, law.length(year, month) + 1))
        assert {day.date() for day in days if day.free and law.weekday(day.number) < 5} == {day for day in holidays(year) if day.weekday() < 5}


def test_a_wrong_date_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(law_rules.WEEKS, "F02", 3)
    assert faults("dismissal_received", SPAN[0], {})[1] != []
