from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from klar.deadlines import RULES, TRIGGERS, add_working_days, compute, holidays, is_working_day, notice_period
from klar.deadlines.calendar import add_months, easter
from klar.deadlines.facts import FACTS

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
VALUES = {bool: st.booleans(), int: st.integers(0, 120), date: DAYS, str: st.sampled_from(["provetid", "innleie", "lonn_feil"])}
SITUATIONS = st.fixed_dictionaries({}, optional={name: st.none() | VALUES[kind] for name, (kind, _) in FACTS.items()})
KINDS = st.sampled_from(sorted(TRIGGERS))


@given(KINDS, DAYS, SITUATIONS)
def test_the_extended_date_is_only_ever_a_later_working_day(kind, day, facts):
    for due in compute(kind, day, facts):
        assert due.extended_on is None or (due.due_on < due.extended_on and is_working_day(due.extended_on))
        assert due.extended_on is None or not is_working_day(due.due_on)


@given(KINDS, DAYS, SITUATIONS)
def test_the_safe_date_is_a_working_day_before_the_strict_one(kind, day, facts):
    for due in compute(kind, day, facts):
        assert due.safe_on < due.due_on and is_working_day(due.safe_on)
        between = (due.safe_on + timedelta(days=n) for n in range((due.due_on - due.safe_on).days))
        assert sum(map(is_working_day, between)) == 3


@given(KINDS, DAYS, SITUATIONS)
def test_soonest_first_and_no_code_twice(kind, day, facts):
    found = compute(kind, day, facts)
    assert [due.due_on for due in found] == sorted(due.due_on for due in found)
    assert len({due.code for due in found}) == len(found)


@given(DAYS)
def test_weekends_and_holidays_never_move_the_strict_date(day):
    strict = {due.code: due.due_on for due in compute("dismissal_received", day)}
    assert strict["F02"] == day + timedelta(days=14)
    assert strict["F05"] == day + timedelta(days=56)


@given(KINDS, DAYS)
def test_a_day_later_never_gives_an_earlier_deadline(kind, day):
    after = {due.code: due.due_on for due in compute(kind, day + timedelta(days=1))}
    assert all(due.due_on <= after[due.code] for due in compute(kind, day))


@given(DAYS, SITUATIONS)
def test_not_knowing_gives_the_earliest_end_of_notice(day, facts):
    law = {name: facts.get(name) for name in ("employed_since", "age", "born", "birth_year")}
    known = {due.code: due.due_on for due in compute("dismissal_received", day, law)}
    unknown = {due.code: due.due_on for due in compute("dismissal_received", day)}
    assert unknown["F09"] <= known["F09"] == known["F15"]


@given(DAYS, st.integers(-600, 600))
def test_months_keep_the_number_or_take_the_last_day(day, count):
    end = add_months(day, count)
    assert (end.year - day.year) * 12 + end.month - day.month == count
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@given(DAYS, st.integers(1, 12))
def test_notice_ends_on_the_last_day_of_a_month(received, months):
    end = notice_period(received, months)
    assert (end + timedelta(days=1)).day == 1
    assert (end.year - received.year) * 12 + end.month - received.month == months


@given(DAYS, st.integers(1, 40))
def test_working_days_forth_and_back(day, count):
    end = add_working_days(day, count)
    assert sum(is_working_day(day + timedelta(days=n)) for n in range(1, (end - day).days + 1)) == count
    assert add_working_days(end, -count) <= day or not is_working_day(day)


@given(st.integers(1900, 2199))
def test_easter_is_a_spring_sunday(year):
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert easter(year).weekday() == 6
    assert 11 <= len(holidays(year)) <= 12 or easter(year) in (date(year, 3, 29), date(year, 3, 23))


def test_only_where_a_law_says_so_is_an_end_extended():
    extended = {rule.code for rules in RULES.values() for rule in rules if rule.extends}
    assert extended == set("F02 F05 F06 F08 F13 F13a F14 F33 F34 F36b F37 F42a F42b F42c".split())
