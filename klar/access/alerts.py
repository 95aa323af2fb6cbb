"""The clauses of what a unit is told about deadlines in its clubs. The case itself stays closed to it."""

from typing import Any

from peewee import Expression, fn

from klar.access.clauses import leader_member, units
from klar.models.case import Case, Deadline
from klar.models.case.deadline import Alert
from klar.models.person_in_case import party_to
from klar.models.role import OVERSEERS


def told_to_us(me: Any, day: Any) -> Expression:
    """As long as the deadline is open, in an open case that has not become one for named people only."""
    runs = Deadline.select(Deadline.id).join(Case).where(
        Deadline.id == Alert.deadline, Deadline.status == "open", Case.closed_on.is_null(), Case.audience != "named"
    )
    return Alert.unit.in_(units(me, day, OVERSEERS)) & fn.EXISTS(runs)


def alert_party(me: Any, _day: Any) -> Expression:
    return Alert.case.in_(party_to(me))


def alert_leader(me: Any, day: Any) -> Expression:
    return fn.EXISTS(Case.select(Case.id).where(Case.id == Alert.case, leader_member(me, day)))
