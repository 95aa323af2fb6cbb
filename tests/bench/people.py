"""Who the pages are opened by: reps of clubs of all sizes, and leaders of branches of all sizes.

Each is here for one use. A «twin» has a counterpart of nearly the same size in the other world, with as many cases, so that
medians at 400,000 and at 4,000 members differ by the size of the register only. The «large» lead what only the whole union
has. The «ordinary» are every so many-th leader, as they come: those who use a server through a day.
"""

from datetime import timedelta
from functools import cache
from typing import Any

from klar.db import db, today

Person = dict[str, Any]
Row = tuple[int, int, int]  # officer, unit, its members
# Sizes of the units that twins lead: what a union of 4,000 members has.
TWIN_CLUBS = (7, 9, 14, 17, 23, 27, 34, 36, 41, 75, 87, 93, 168, 255)
TWIN_BRANCHES = (122, 128, 230, 271, 469, 664)
# And what only the whole union has.
LARGE_CLUBS = (5, 25, 45, 100, 200, 400, 600, 900, 1300, 1800)
LARGE_BRANCHES = (60, 650, 1000, 2000, 4000, 9000)
# Of 14,800 who may search members, some 8 % are officers of a branch.
ORDINARY_CLUBS, ORDINARY_BRANCHES = 55, 5
CLUBS = """
    SELECT m.officer_id, u.id, count(DISTINCT e.member_id) AS size FROM mandate m JOIN unit u ON u.id = m.unit_id
    JOIN workplace w ON w.club_id = u.id JOIN employment e ON e.workplace_id = w.id
    WHERE m.role = 'club_leader' AND coalesce(m.to_on, '9999') > :week AND e.from_on <= :today AND coalesce(e.to_on, :today) >= :today
    GROUP BY m.officer_id, u.id HAVING size > 4 ORDER BY m.id
"""
BRANCHES = """
    SELECT m.officer_id, u.id, count(*) AS size FROM mandate m JOIN unit u ON u.id = m.unit_id
    JOIN member b ON b.branch_id = u.id AND b.ended_on IS NULL
    WHERE m.role = 'branch_leader' AND coalesce(m.to_on, '9999') > :week GROUP BY m.officer_id, u.id ORDER BY m.id
"""


def chosen(world: str) -> list[Person]:
    """The people of this world: officer, unit, its size, kind («club» or «branch»), and what for."""
    clubs, branches = list(rows(CLUBS)), [row for row in rows(BRANCHES) if below(row[1])]
    people = [*nearest(clubs, TWIN_CLUBS, "club", "twin"), *nearest(branches, TWIN_BRANCHES, "branch", "twin")]
    if world == "full":
        people += [*nearest(clubs, LARGE_CLUBS, "club", "large"), *nearest(branches, LARGE_BRANCHES, "branch", "large")]
        people += [person(row, "branch", "ordinary") for row in spread(branches, ORDINARY_BRANCHES)]
        people += [person(row, "club", "ordinary") for row in spread(clubs, ORDINARY_CLUBS)]
    return people


def crowd(besides: list[Person], many: int) -> list[Person]:
    """Other club leaders, from all over the union."""
    known = {person["officer"] for person in besides}
    others = [row for row in rows(CLUBS) if row[0] not in known]
    return [person(row, "club", "crowd") for row in spread(others, many)]


def below(branch: int) -> list[Person]:
    """The leaders of a branch's clubs."""
    return [person(row, "club", "crowd") for row in rows(CLUBS) if parents()[row[1]] == branch]


def spread(found: list[Row], many: int) -> list[Row]:
    return found[:: max(1, len(found) // many)][:many]


@cache
def rows(sql: str) -> tuple[Row, ...]:
    days = {"today": today().isoformat(), "week": (today() + timedelta(days=8)).isoformat()}
    return tuple(db.connection().execute(sql, days))


@cache
def parents() -> dict[int, int]:
    return dict(db.execute_sql("SELECT id, parent_id FROM unit WHERE kind = 'club'"))


def nearest(found: list[Row], sizes: tuple[int, ...], kind: str, use: str) -> list[Person]:
    """For each size the unit that comes nearest to it; each unit is taken once."""
    taken = []
    for size in sizes:
        best = min(found, key=lambda row: abs(row[2] - size))
        found.remove(best)
        taken.append(person(best, kind, use))
    return taken


def person(row: Row, kind: str, use: str) -> Person:
    return {"officer": row[0], "unit": row[1], "size": row[2], "kind": kind, "use": use}
