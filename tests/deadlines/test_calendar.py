from datetime import date

import pytest

from klar.deadlines import add_working_days, holidays, is_working_day, next_working_day, notice_period, working_days_left
from klar.deadlines.calendar import add_months, easter, full_years

EASTERS = """2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28
2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01""".split()


@pytest.mark.parametrize("sunday", EASTERS)
def test_easter(sunday):
    assert easter(int(sunday[:4])) == date.fromisoformat(sunday)


def test_the_twelve_holidays_of_a_year():
    named = "01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-25 12-26".split()  # in 2027, 2. pinsedag is 17 May
    assert holidays(2027) == {date.fromisoformat(f"2027-{day}") for day in named}
    assert len(holidays(2026)) == 12


@pytest.mark.parametrize("ordinary", [date(2026, 12, 24), date(2026, 12, 31), date(2027, 3, 24)])
def test_the_eves_are_ordinary_days(ordinary):
    assert is_working_day(ordinary)


@pytest.mark.parametrize("free", [date(2026, 12, 26), date(2026, 11, 21), date(2026, 11, 22), date(2027, 5, 17), date(2027, 5, 6)])
def test_weekends_and_holidays_are_not_working_days(free):
    assert not is_working_day(free)


def test_next_working_day_steps_over_all_of_easter():
    assert next_working_day(date(2027, 3, 25)) == date(2027, 3, 30)
    assert next_working_day(date(2027, 3, 30)) == date(2027, 3, 30)


def test_working_days_are_counted_both_ways_without_the_day_itself():
    assert add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert add_working_days(date(2026, 11, 23), -1) == date(2026, 11, 20)
    assert add_working_days(date(2026, 12, 28), -3) == date(2026, 12, 22)


def test_working_days_left():
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert working_days_left(friday, monday) == 1
    assert working_days_left(monday, monday) == 0
    assert working_days_left(monday, friday) == 0


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-31", -2, "2025-11-30"),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(start, count, end):
    assert add_months(date.fromisoformat(start), count) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("received", "months", "last_day"),
    [
        ("2026-11-03", 3, "2027-02-28"),
        ("2026-11-30", 1, "2026-12-31"),
        ("2026-12-01", 1, "2027-01-31"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-03", 6, "2027-05-31"),
    ],
)
def test_notice_runs_from_the_first_of_the_next_month(received, months, last_day):
    assert notice_period(date.fromisoformat(received), months) == date.fromisoformat(last_day)


def test_whole_years_are_never_rounded_up():
    assert full_years(date(2016, 11, 4), date(2026, 11, 3)) == 9
    assert full_years(date(2016, 11, 3), date(2026, 11, 3)) == 10
    assert full_years(date(2024, 2, 29), date(2025, 2, 28)) == 0
    assert full_years(date(2024, 2, 29), date(2025, 3, 1)) == 1
