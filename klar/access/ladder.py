"""The ladder of domain.md § 1: who takes cases in the club and in the units above it, for one case.

Nobody who may not see the case stands there: it goes around them (trust.md N1).
"""

from typing import Any

from peewee import ModelSelect, fn

from klar.access.clauses import conflict, leader_member
from klar.db import Prepared, slot, today
from klar.models.case import Case
from klar.models.officer import Mandate, Officer
from klar.models.role import TAKERS
from klar.models.unit import Unit

STEPS = ("club", "branch", "centre", "county", "union")  # from below; in the union itself its lawyers take cases
# What the member must have said yes to before somebody of a unit may see the case. In the club nobody is asked.
SCOPES = {"branch": "share_with_branch", "county": "share_with_centre", "centre": "share_with_centre", "union": "share_with_lawyer"}


def _takers() -> ModelSelect:
    club = Case.select(Case.unit).where(Case.id == slot("case"))
    branch = Unit.select(Unit.parent).where(Unit.id.in_(club))
    county = Unit.select(Unit.parent).where(Unit.id.in_(branch))
    union = Unit.select(Unit.parent).where(Unit.id.in_(county))
    centre = (Unit.kind == "centre") & (Unit.parent.in_(county) | Unit.parent.in_(union))
    shut_out = Case.select(Case.id).where(Case.id == slot("case"), conflict(Officer.id, slot("today")) | leader_member(Officer.id, slot("today")))
    return (
        Mandate.select(Officer.id, Officer.name, Unit.id.alias("unit"), Unit.kind, Unit.name.alias("unit_name"), Unit.phone)
        .join(Officer, on=(Mandate.officer == Officer.id))
        .join_from(Mandate, Unit)
        .where(
            Unit.id.in_(club) | Unit.id.in_(branch) | Unit.id.in_(county) | Unit.id.in_(union) | centre,
            Mandate.role.in_(TAKERS),
            Mandate.from_on <= slot("today"),
            Mandate.to_on.is_null() | (Mandate.to_on >= slot("today")),
            Mandate.suspended_on.is_null() | (Mandate.suspended_on > slot("today")),
            Officer.ended_on.is_null(),
            ~fn.EXISTS(shut_out),
        )
        .order_by(Unit.id, Mandate.id)
    )


_prepared = Prepared(_takers)


def takers(case_id: int) -> dict[int, list[Any]]:
    """Who takes cases, by unit, from below; each with the unit's kind, name and phone."""
    found: dict[int, list[Any]] = {}
    for row in sorted(_prepared(case=case_id, today=today()), key=lambda row: STEPS.index(row.kind)):
        found.setdefault(row.unit, []).append(row)
    return found


def steps_from(me: int, case_id: int, stands_in: int) -> dict[int, list[Any]]:
    """The units that one who stands in `stands_in` may turn to, the next step first. `me` is not among those who answer."""
    everyone = takers(case_id)
    below = STEPS.index(Unit.get_by_id(stands_in).kind)
    own = stands_in if below or me in {row.id for row in everyone.get(stands_in, [])} else 0  # a club's other reps have its leaders
    found = {unit: [row for row in rows if row.id != me] for unit, rows in everyone.items() if unit != own}
    return {unit: rows for unit, rows in found.items() if rows and STEPS.index(rows[0].kind) >= min(below, 2)}
