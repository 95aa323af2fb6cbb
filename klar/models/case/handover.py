"""Cases on their way to another unit."""

from peewee import BlobField, CharField, Expression, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.case.case import Case
from klar.models.case.deadline import next_due
from klar.models.officer import Officer
from klar.models.unit import Unit


class Handover(Table):
    """Be om hjelp or Send videre: a unit is asked; one of its officers takes it or sends it back."""

    case = ForeignKeyField(Case)
    kind = CharField()  # help, onward
    from_officer = ForeignKeyField(Officer, backref="+")
    to_unit = ForeignKeyField(Unit)
    status = CharField(default="sent")  # sent, taken, returned, revoked, done
    taken_by = ForeignKeyField(Officer, null=True, backref="+")
    sent_at = MomentField()
    answered_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)

    class Meta:
        indexes = ((("to_unit", "status"), False),)  # a desk is a unit's, never the whole union's


def desk(allowed: Expression) -> ModelSelect:
    """What waits on one's desk: who asks, since when and how soon, never what about."""
    columns = (Handover.id, Handover.kind, Handover.sent_at, Unit.name.alias("unit"), Officer.name.alias("sender"))
    return (
        Handover.select(*columns, next_due().alias("due_on"))
        .join(Case)
        .join(Unit)
        .switch(Handover)
        .join(Officer, on=(Handover.from_officer == Officer.id))
        .where(allowed)
        .order_by(Handover.sent_at)
    )


open_handover = Prepared(
    lambda: Handover.select(Handover.id, Handover.kind, Handover.status, Handover.from_officer, Handover.taken_by, Handover.sealed, Unit.name.alias("unit"), Unit.phone)
    .join(Unit)
    .where(Handover.case == slot("case"), Handover.status.in_(("sent", "taken")))
)


def desk_count(allowed: Expression) -> ModelSelect:
    return Handover.select(fn.COUNT(Handover.id).alias("count")).where(allowed)


def one_on_desk(allowed: Expression) -> ModelSelect:
    return desk(allowed).where(Handover.id == slot("id"))
