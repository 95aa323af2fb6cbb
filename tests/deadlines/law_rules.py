"""Each length of domain.md § 2.3 in the words of the law, for tests.deadlines.law to count."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.deadlines.law import Day

Facts = dict[str, Any]


def since(facts: Facts, on: Day) -> tuple[int, bool]:
    """Whole years in the job on the day, and whether it is more than a year and a day: walked, a year at a time."""
    begun = facts.get("employed_since")
    if begun is None:
        return 0, False
    years = 0
    while (begun.year + years + 1, begun.month, begun.day) <= on.at:
        years += 1
    return years, on.number > Day.on(begun).months(12).number


def age(facts: Facts, on: Day) -> int:
    born = facts.get("born")
    return on.at[0] - born.year - ((on.at[1], on.at[2]) < (born.month, born.day)) if born else facts.get("age", 0)


def lawful(facts: Facts, on: Day, *, own: bool = False) -> int:
    """§ 15-3: a month; two after five years; three after ten, and then four, five, six from 50, 55 and 60, but for one's own."""
    years, _over = since(facts, on)
    if years < 5:
        return 1
    if years < 10:
        return 2
    old = 0 if own else age(facts, on)
    return 6 if old >= 60 else 5 if old >= 55 else 4 if old >= 50 else 3


def said(facts: Facts, on: Day) -> int:
    return facts.get("notice_months") or lawful(facts, on)


def of_state(facts: Facts, on: Day, own: bool) -> int:
    """Statsansatteloven § 22: one month, three after more than a year, six after more than two; three at most by own wish."""
    begun = facts.get("employed_since")
    if begun and on.number > Day.on(begun).years(2).number:
        return 3 if own else 6
    return 3 if since(facts, on)[1] else 1


def told(facts: Facts, name: str, otherwise: Day) -> Day:
    """A date that the letter itself gives goes first."""
    return Day.on(facts[name]) if facts.get(name) else otherwise


def answer(facts: Facts) -> int:
    """Months that the employer has to answer: six for half a year and more, two under a month (aml § 12-11 (5))."""
    weeks = facts.get("leave_weeks", 0)
    return 6 if weeks > 26 else 3 if weeks > 4 else 2


def before_leave(facts: Facts) -> int:
    """Weeks before leave that it must be told: twelve over a year, four over twelve weeks (aml § 12-7); not known: the most."""
    weeks = facts.get("leave_weeks", 999)
    return 12 if weeks > 52 else 4 if weeks > 12 else 1


WEEKS = {
    "F02": 2, "F03": 2, "F04": 2, "F05": 8, "F10": 4, "F13": 4, "F14": 8, "F24": -2, "F26a": 4, "F26b": 7, "F26c": 8, "F26d": 26, "F26e": -1,
    "F31b": -2, "F32": -1, "F37": 6, "F39b": 3, "F41b": 3, "F42a": 3, "F42b": 8, "F42d": 2,
}  # fmt: skip
DAYS = {
    "F07a": 0, "F15c": 14, "F17": 30, "F18b": 14, "F21a": 7, "F21b": 0, "F21c": 0, "F27a": 15, "F27b": 14, "F30": -14, "F38a": 14, "F38b": 2,
    "F39d": 14, "F46": 8,
}  # fmt: skip
MONTHS = {"F06": 6, "F08": 4, "F16": 12, "F22": 1, "F23a": -1, "F31a": -2, "F40": 1, "F41a": 3, "F42c": 6, "F42g": 6, "F44": 6, "F47": 1}
YEARS = {"F23b": 3, "F23c": 3, "F33": 3, "F34": 3, "F35": 3, "F36a": 1, "F39c": 1, "F42f": 5}
OTHERWISE: dict[str, Callable[[str, Day, Facts], Day]] = {
    "F09": lambda _kind, on, facts: told(facts, "notice_ends", on.notice(said(facts, on))),
    "F13a": lambda _kind, on, facts: on.months(answer(facts)).weeks(4),
    "F15": lambda _kind, on, facts: on.notice(max(said(facts, on), lawful(facts, on))),
    "F15a": lambda _kind, on, facts: told(facts, "notice_ends", on.days(14)),
    "F15b": lambda _kind, on, facts: told(facts, "notice_ends", on.notice(facts.get("notice_months") or lawful(facts, on, own=True))),
    "F18a": lambda _kind, on, facts: told(facts, "notice_ends", on.notice(said(facts, on))).years(1),
    "F28": lambda _kind, on, facts: on.weeks(-before_leave(facts)),
    "F29": lambda _kind, on, facts: on.months(answer(facts)),
    "F31c": lambda _kind, on, _facts: on.working_days(-1),
    "F36b": lambda _kind, on, _facts: Day(on.at[0] + 3, 12, 31),
    "F38c": lambda _kind, on, _facts: on.days(-1).working_days(15),
    "F38d": lambda _kind, on, _facts: on.days(-1).working_days(15).weeks(26),
    "F39a": lambda _kind, on, facts: told(facts, "employer_deadline", on.days(14)),
    "F42e": lambda kind, on, facts: on.months(of_state(facts, on, kind == "own_notice_given")),
    "F43": lambda _kind, on, _facts: on.notice(6),
}
# Where the law itself moves an end on a free day: dl § 149, fl § 29, fvl § 30, ftrl, yrkesskadeforsikringsloven by fl.
POSTPONED = set("F02 F05 F06 F08 F13 F13a F14 F33 F34 F36b F37 F42a F42b F42c".split())
CODES = {*WEEKS, *DAYS, *MONTHS, *YEARS, *OTHERWISE}


def ends(code: str, kind: str, on: date, facts: Facts) -> Day:
    """The strict last day of the deadline with this code, from an event of this kind."""
    day = Day.on(on)
    for table, walk in ((WEEKS, day.weeks), (DAYS, day.days), (MONTHS, day.months), (YEARS, day.years)):
        if code in table:
            return walk(table[code])
    return OTHERWISE[code](kind, day, facts)
