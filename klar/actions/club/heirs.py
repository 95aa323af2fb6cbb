"""Who may be given a case that has nobody."""

from peewee import ModelSelect, fn

from klar.access.clauses import conflict, leader_member
from klar.db import Prepared, slot
from klar.models.case import Case
from klar.models.officer import Mandate, Officer
from klar.models.role import CLUB


def _heirs() -> ModelSelect:
    day, this = slot("today"), Case.id == slot("case")
    shut_out = conflict(Officer.id, day) | leader_member(Officer.id, day)
    return (
        Officer.select(Officer.id, Officer.name, fn.MIN(Mandate.role).alias("role"))
        .join(Mandate)
        .where(
            Mandate.unit.in_(Case.select(Case.unit).where(this)),
            Mandate.role.in_(CLUB),
            Mandate.from_on <= day,
            Mandate.to_on.is_null() | (Mandate.to_on >= day),
            Mandate.suspended_on.is_null() | (Mandate.suspended_on > day),
            Officer.ended_on.is_null(),
            ~fn.EXISTS(Case.select(Case.id).where(this, shut_out)),
        )
        .group_by(Officer.id)
        .order_by(Officer.name)
    )


# The club's reps today who are no party to it, and no leader-member when it is a common case.
heirs = Prepared(_heirs)
