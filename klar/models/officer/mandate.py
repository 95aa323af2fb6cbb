"""Mandates: every right comes from one."""

from peewee import JOIN, CharField, DateField, Expression, Field, ForeignKeyField, ModelSelect

from klar.db import Prepared, Table, slot
from klar.models.officer.officer import Officer
from klar.models.unit import Unit


class Mandate(Table):
    """A dated relation: this officer has this role in this unit. Every right comes from one.

    A substitute has a second one, with `stands_for`, while taking the place of whoever holds that mandate.
    """

    number = CharField(unique=True)
    officer = ForeignKeyField(Officer)
    role = CharField()
    unit = ForeignKeyField(Unit)
    from_on = DateField()
    to_on = DateField(null=True)
    suspended_on = DateField(null=True)
    digest = CharField(default="")
    stands_for = ForeignKeyField("self", null=True, backref="+", index=False)


Above = Unit.alias()
COLUMNS = (
    Mandate.role,
    Unit.id.alias("unit"),
    Unit.name,
    Unit.kind,
    Unit.parent.alias("above"),
    Above.name.alias("above_name"),
    Above.phone.alias("above_phone"),
)


def counts(mandate: type[Mandate]) -> Expression:
    """Whether the mandate counts on the day of the slot: begun, not ended, not suspended (trust.md N2)."""
    day = slot("today")
    within = (mandate.from_on <= day) & (mandate.to_on.is_null() | (mandate.to_on >= day))
    return within & (mandate.suspended_on.is_null() | (mandate.suspended_on > day))


def mandates(*more: Field) -> ModelSelect:
    """The mandates that count today, each with its unit and the unit above."""
    return (
        Mandate.select(*COLUMNS, *more)
        .join(Unit)
        .join(Above, JOIN.LEFT_OUTER, on=(Unit.parent == Above.id))
        .where(counts(Mandate))
        .order_by(Mandate.id)
    )


held = Prepared(lambda: mandates().where(Mandate.officer == slot("me")))
club_officers = Prepared(
    lambda: Officer.select(Officer.id, Officer.name)
    .join(Mandate)
    .where(
        Mandate.unit == slot("club"),
        Mandate.from_on <= slot("today"),
        Mandate.to_on.is_null() | (Mandate.to_on >= slot("today")),
    )
    .group_by(Officer.id)
    .order_by(Officer.name)
)
demo_people = Prepared(
    lambda: Officer.select(
        Officer.id, Officer.name, Mandate.role, Mandate.unit, Unit.name.alias("unit"), Unit.parent.alias("above")
    )
    .join(Mandate)
    .join(Unit)
    .where(
        Mandate.from_on <= slot("today"),
        Mandate.to_on.is_null() | (Mandate.to_on >= slot("today")),
        Officer.ended_on.is_null(),
    )
    .order_by(Unit.name, Officer.name)
)
