"""Vara: a substitute takes the place of one officer of the same club, for a while."""

from datetime import date, timedelta
from typing import Any

from klar.audit import record
from klar.crypto import token
from klar.db import Conflict, atomic, today
from klar.models.officer import Mandate, replaceable, selves, stand_ins, substitutes

LONGEST = timedelta(days=90)


def start(by: int, substitute: int, replaced: int, until: date) -> Mandate:
    """A mandate like the replaced one, from today through `until` or the end of either; both are ids of mandates.

    Raises ValueError when `until` is past or over 90 days away, Conflict when `by` may not, or not these two.
    """
    if not today() <= until <= today() + LONGEST:
        raise ValueError(f"a substitute stands in for at most {LONGEST.days} days: {until}")
    with atomic():
        pair = _pair(by, substitute, replaced)
        if not pair:
            raise Conflict
        (own, other), last = pair, _last(pair, until)
        made = Mandate.create(
            number=f"vara-{token()}", officer=own.officer_id, role=other.role, unit=other.unit_id, from_on=today(), to_on=last, stands_for=other.id
        )
        record("deputy.started", officer=by, subject=made.id, rule="leader", unit=made.unit_id, role=made.role, until=str(last))
    return made


def last_day(by: int, substitute: int, replaced: int, until: date) -> date:
    """What start() would make of `until`."""
    return _last(_pair(by, substitute, replaced), until)


def _pair(by: int, substitute: int, replaced: int) -> tuple[Any, ...]:
    """The two mandates, when `by` may put the one in the other's place; else nothing."""
    own = next((row for row in substitutes(me=by, today=today()) if row.id == substitute), None)
    other = next((row for row in replaceable(me=by, today=today()) if row.id == replaced), None)
    fits = own and other and own.unit_id == other.unit_id and own.officer_id not in [row.id for row in selves(other.officer_id)]
    return (own, other) if fits else ()


def _last(pair: tuple[Any, ...], until: date) -> date:
    return min([until, *(row.to_on for row in pair if row.to_on)])


def end(by: int, stand_in: int) -> bool:
    """Whether there was one to end, in a club `by` leads; what it opened is closed from the next request."""
    with atomic():
        if stand_in not in [row.id for row in stand_ins(me=by, today=today())]:
            return False
        Mandate.update(to_on=today() - timedelta(days=1)).where(Mandate.id == stand_in).execute()
        record("deputy.ended", officer=by, subject=stand_in, rule="leader")
    return True
