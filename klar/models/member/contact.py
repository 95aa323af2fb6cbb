"""The members an officer opened or called last."""

from peewee import CharField, Expression, ForeignKeyField, ModelSelect

from klar.db import MomentField, Table, slot
from klar.models.member.member import Member
from klar.models.officer import Officer
from klar.models.unit import Unit


class Recent(Table):
    """The members an officer opened last: one tap away the next time."""

    officer = ForeignKeyField(Officer)
    member = ForeignKeyField(Member)
    at = MomentField()

    class Meta:
        indexes = ((("officer", "member"), True),)


class Contact(Table):
    """A talk with a member: that it took place, never what was said."""

    officer = ForeignKeyField(Officer)
    member = ForeignKeyField(Member, null=True)
    unit = ForeignKeyField(Unit, null=True)
    channel = CharField(default="phone")
    at = MomentField()


def recent(allowed: Expression) -> ModelSelect:
    """The members one opened last."""
    columns = (Member.id, Member.name, Member.phone, Member.protected)
    return (
        Member.select(*columns)
        .join(Recent, on=(Recent.member == Member.id))
        .where(Recent.officer == slot("me"), allowed)
        .order_by(Recent.at.desc())
        .limit(3)
    )
