"""Calendar days in Norway: holidays, working days, and how the law counts (dl = domstolloven). No clock, no time zone."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)


def easter(year: int) -> date:
    """1. påskedag, by the Gregorian computus (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = century - (century + 8) // 25 + 1
    epact = (19 * golden + century - century // 4 - moon // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The twelve public holidays. 24 and 31 December are ordinary days here."""
    moving = (-3, -2, 0, 1, 39, 49, 50)  # skjærtorsdag … 2. pinsedag, from 1. påskedag
    fixed = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
    return frozenset(easter(year) + timedelta(days=n) for n in moving) | {date(year, m, d) for m, d in fixed}


def is_working_day(day: date) -> bool:
    """Monday to Friday and no public holiday (dl § 149)."""
    return day.weekday() < 5 and day not in holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """`count` working days after `day`, or before it when negative. The day itself is not counted."""
    step = ONE_DAY if count > 0 else -ONE_DAY
    for _turn in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_left(today: date, due_on: date) -> int:
    """Working days after today up to and with the deadline; 0 when it is today or over."""
    days = (due_on - today).days
    return sum(is_working_day(today + timedelta(days=n)) for n in range(1, days + 1))


def add_months(day: date, count: int) -> date:
    """The same number in a later or earlier month; a month without it ends on its last day (dl § 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def notice_period(received: date, months: int) -> date:
    """The last day of a notice period, which runs from the 1st of the month after (aml § 15-3 (4))."""
    return add_months(received.replace(day=1), months + 1) - ONE_DAY


def full_years(since: date, on: date) -> int:
    """Whole years from `since` to `on`, never rounded up: 29 February fills its year on 1 March."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


# How far a length reaches, by its unit. Weeks, months and years end on the same weekday or number
# as they began; of days the first is not counted (dl § 148).
REACH: dict[str, Callable[[date, int], date]] = {
    "days": lambda day, n: day + timedelta(days=n),
    "weeks": lambda day, n: day + timedelta(weeks=n),
    "months": add_months,
    "years": lambda day, n: add_months(day, 12 * n),
    "working_days": add_working_days,
    "notice_months": notice_period,
    "year_ends": lambda day, n: date(day.year + n, 12, 31),
}
