"""The deadlines once more, counted from the words of the law: what klar.deadlines is held against. It shares nothing with it.

A day is a number (days since 1 March of year 0), the calendar is walked month by month, and Easter is Clavius' computus by
epact as Knuth tells it (The Art of Computer Programming, 1.3.2, exercise 14), not the one of klar.deadlines.calendar.
"""

from datetime import date
from functools import cache

LENGTHS = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def number(year: int, month: int, day: int) -> int:
    """The month is counted from March, so that the leap day comes last in its year."""
    years = year - (month < 3)
    return 365 * years + years // 4 - years // 100 + years // 400 + (153 * ((month + 9) % 12) + 2) // 5 + day - 1


def of(day: date) -> int:
    return number(day.year, day.month, day.day)


def length(year: int, month: int) -> int:
    leap = year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)
    return LENGTHS.get(month) or (29 if leap else 28)


def weekday(day: int) -> int:
    """0 on a Monday: 1 March of year 0 was a Wednesday."""
    return (day + 2) % 7


@cache
def easter(year: int) -> int:
    golden, century = year % 19 + 1, year // 100 + 1
    dropped, moon = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    sunday, epact = 5 * year // 4 - dropped - 10, (11 * golden + 20 + moon - dropped) % 30
    epact += epact == 24 or (epact == 25 and golden > 11)
    full = 44 - epact + (30 if 44 - epact < 21 else 0)
    return number(year, 3, 1) + full + 7 - (sunday + full) % 7 - 1


def free(day: int, year: int) -> bool:
    """Saturday, Sunday, or one of the days of the law on holidays."""
    sunday = easter(year)
    week, ascension, whitsun = range(sunday - 3, sunday - 1), sunday + 39, (sunday + 49, sunday + 50)
    named = [number(year, month, on) for month, on in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))]
    return weekday(day) > 4 or day in (*week, sunday, sunday + 1, ascension, *whitsun, *named)


class Day:
    """A day that can be walked from."""

    def __init__(self, year: int, month: int, day: int):
        self.at = (year, month, day)
        self.number = number(*self.at)

    @classmethod
    def on(cls, day: date) -> "Day":
        return cls(day.year, day.month, day.day)

    def step(self, back: bool = False) -> "Day":
        year, month, day = self.at
        if back:
            return Day(year, month, day - 1) if day > 1 else self.month_before()
        return Day(year, month, day + 1) if day < length(year, month) else self.next_month()

    def next_month(self) -> "Day":
        """The 1st of it."""
        year, month, _day = self.at
        return Day(year + month // 12, month % 12 + 1, 1)

    def month_before(self) -> "Day":
        """The last of it."""
        year, month, _day = self.at
        before = (year, month - 1) if month > 1 else (year - 1, 12)
        return Day(*before, length(*before))

    def days(self, count: int) -> "Day":
        """The day it begins is not counted."""
        found = self
        for _each in range(abs(count)):
            found = found.step(back=count < 0)
        return found

    def weeks(self, count: int) -> "Day":
        return self.days(7 * count)

    def months(self, count: int) -> "Day":
        """The day with the same number; the last of a month that has none."""
        found = self
        for _each in range(abs(count)):
            found = found.next_month() if count > 0 else found.month_before()
        year, month, _day = found.at
        return Day(year, month, min(self.at[2], length(year, month)))

    def years(self, count: int) -> "Day":
        return self.months(12 * count)

    def working_days(self, count: int) -> "Day":
        found = self
        for _each in range(abs(count)):
            found = found.step(back=count < 0)
            while found.free:
                found = found.step(back=count < 0)
        return found

    def notice(self, count: int) -> "Day":
        """From the 1st of the month after, to the end of the last month."""
        found = self.next_month()
        for _each in range(count):
            found = found.next_month()
        return found.step(back=True)

    @property
    def free(self) -> bool:
        return free(self.number, self.at[0])

    def postponed(self) -> "Day":
        """An end on a free day waits for the next working day (dl § 149)."""
        found = self
        while found.free:
            found = found.step()
        return found

    def date(self) -> date:
        return date(*self.at)
