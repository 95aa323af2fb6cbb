"""Where the numbers of a month's report come from: each source counts people or clubs once, and tells of them by klar/few.py.

A new source is a function here, its place in SOURCES, and its sentences in klar/models/report_words.py.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from klar.access import listed
from klar.db import OSLO, to_ms, today
from klar.few import told, told_parts
from klar.models.follow_up import NEEDS
from klar.models.network import network_clubs
from klar.models.report import changed_posts, gathered, met, talked_with
from klar.models.report_words import Figures

SHOWN = 6  # months in the picture


class Asked(NamedTuple):
    """Who counts, in which network, for which month: its first day.

    Nothing from before `since`, when the network began: a branch is in one network at a time, so no two reports tell of the
    same thing, and none can be subtracted from another.
    """

    by: int
    network: int
    month: date
    since: date

    @property
    def first(self) -> date:
        return max(self.month, self.since)

    def listed(self, query: Callable, **values: Any) -> list[Any]:
        """Of the clubs of this network that `by` follows up."""
        return listed(self.by, "follow.read", query, network=self.network, **values)


def before(month: date, count: int = 1) -> date:
    """The first day of an earlier month."""
    for _ in range(count):
        month = (month - timedelta(days=1)).replace(day=1)
    return month


def after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def last_day(month: date) -> date:
    return after(month) - timedelta(days=1)


def moment(day: date) -> int:
    """When the day began, as the database has it."""
    return to_ms(datetime.combine(day, time(0), OSLO))


def talks(asked: Asked) -> Figures:
    """Reps talked with, each month; what those of this month need, each by the last talk."""
    shown = [month for back in range(SHOWN) if after(month := before(asked.month, back)) > asked.since]
    people: dict[date, dict[int, str]] = {month: {} for month in shown}
    for row in asked.listed(talked_with, since=moment(max(shown[-1], asked.since))):
        if (month := row.at.astimezone(OSLO).date().replace(day=1)) in people:
            people[month][row.officer_id] = row.needs
    found = list(people[asked.month].values())
    needs = told_parts(len(found), {name: found.count(name) for name in NEEDS if name})
    return {"months": {month.isoformat(): told(len(people[month])) for month in shown}, "needs": needs}


def meetings(asked: Asked) -> Figures:
    return {"met": told(len(asked.listed(met, since=moment(asked.first), until=moment(after(asked.month)))))}


def gatherings(asked: Asked) -> Figures:
    """Those held that the clubs were invited to, and people who took part in any of them.

    How many were held says nothing of who came: one that nobody came to counts too.
    """
    rows = asked.listed(gathered, first=asked.first, last=last_day(asked.month))
    return {"gatherings": len({row.gathering_id for row in rows}), "came": told(len({row.officer_id for row in rows if row.came}))}


def posts(asked: Asked) -> Figures:
    """People who got a post in the month, and those who left one; up to today only."""
    first, last = asked.first, min(last_day(asked.month), today())
    rows = asked.listed(changed_posts, first=first, last=last)
    return {"new": told(len({row.officer_id for row in rows if row.from_on >= first})), "ended": told(len({row.officer_id for row in rows if row.to_on and first <= row.to_on <= last}))}


def clubs(asked: Asked) -> Figures:
    """As it stands today."""
    rows = asked.listed(network_clubs)
    return {"clubs": told(len(rows)), **told_parts(len(rows), {"vacant": sum(not row.reps for row in rows)})}


SOURCES: tuple[Callable[[Asked], Figures], ...] = (talks, meetings, gatherings, posts, clubs)


def counted(asked: Asked) -> Figures:
    """All that a report tells."""
    return {name: value for source in SOURCES for name, value in source(asked).items()}
