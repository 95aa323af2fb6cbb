"""Substitutes: who may stand in for whom in the clubs one leads, and who does now."""

from peewee import Expression, ModelSelect, fn

from klar.db import Prepared, slot
from klar.models.officer.mandate import Mandate, counts
from klar.models.officer.officer import Officer, selves
from klar.models.role import CLUB, CLUB_LEADERS
from klar.models.unit import Unit

Own, Theirs, Replaced = Mandate.alias(), Mandate.alias(), Officer.alias()


def _led() -> ModelSelect:
    """The clubs that I lead myself: to stand in for a leader is not enough."""
    return Own.select(Own.unit).where(Own.officer == slot("me"), Own.role.in_(CLUB_LEADERS), Own.stands_for.is_null(), counts(Own))


def _there(*more: Expression) -> ModelSelect:
    return (
        Mandate.select(Mandate.id, Mandate.officer, Mandate.role, Mandate.unit, Mandate.to_on, Officer.name, Unit.name.alias("club"))
        .join_from(Mandate, Officer)
        .join_from(Mandate, Unit)
        .where(Mandate.unit.in_(_led()), Mandate.stands_for.is_null(), Officer.ended_on.is_null(), counts(Mandate), *more)
        .order_by(Officer.name, Mandate.id)
    )


def _replaceable() -> ModelSelect:
    """Without those somebody stands in for now."""
    taken = Theirs.select(Theirs.id).where(Theirs.stands_for == Mandate.id, counts(Theirs))
    return _there(Mandate.role.in_(CLUB), ~fn.EXISTS(taken))


led = Prepared(_led)
# Nobody puts themselves in another's place.
substitutes = Prepared(lambda: _there(Mandate.role == "club_substitute", Mandate.officer.not_in(selves(slot("me")))))
replaceable = Prepared(_replaceable)
stand_ins = Prepared(
    lambda: Mandate.select(Mandate.id, Mandate.to_on, Officer.name, Replaced.name.alias("replaced"))
    .join_from(Mandate, Officer)
    .join_from(Mandate, Theirs, on=(Mandate.stands_for == Theirs.id))
    .join_from(Theirs, Replaced, on=(Theirs.officer == Replaced.id))
    .where(Mandate.unit.in_(_led()), counts(Mandate))
    .order_by(Mandate.id)
)


def _bound() -> ModelSelect:
    """Whose answer would be one's own: oneself, whom one stands in for, and who stands in for one."""
    me, pairs = selves(slot("me")), (Own.stands_for == Theirs.id) & counts(Own)
    replaced = Theirs.select(Theirs.officer).join(Own, on=pairs).where(Own.officer.in_(me))
    standing = Own.select(Own.officer).join(Theirs, on=pairs).where(Theirs.officer.in_(me))
    return Officer.select(Officer.id).where(Officer.id.in_(me) | Officer.id.in_(replaced) | Officer.id.in_(standing))


def _in_place() -> ModelSelect:
    pairs = (Own.stands_for == Theirs.id) & counts(Own)
    return Own.select(Own.officer.alias("deputy"), Theirs.officer.alias("replaced")).join(Theirs, on=pairs).order_by(Own.id)


bound = Prepared(_bound)
in_place = Prepared(_in_place)  # everybody who stands in today, and for whom
