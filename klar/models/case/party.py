"""Whom a case is about, and who else is part of what happened."""

from peewee import JOIN, BlobField, CharField, ForeignKeyField

from klar.db import Prepared, Table, slot
from klar.models.case.case import Case
from klar.models.member import Member
from klar.models.officer import Officer

MEMBER, OTHER = "member", "other"


class Party(Table):
    """Somebody the case is about, or against. A party sees nothing of it (trust.md N1).

    In clear stands only whether the case is about this member, for lists say whose a case is. What anybody else is in it
    (counterpart, accused, witness, close), and the name of one who is not in the register, are sealed.
    """

    case = ForeignKeyField(Case)
    member = ForeignKeyField(Member, null=True)
    officer = ForeignKeyField(Officer, null=True)
    role = CharField()  # member, other
    sealed = BlobField(null=True)  # part, name, title


parties = Prepared(
    lambda: Party.select(Party.role, Member.id, Member.name, Member.phone, Member.protected)
    .join(Member)
    .where(Party.case == slot("case"), Party.role == MEMBER)
)
everybody = Prepared(
    lambda: Party.select(Party.id, Party.role, Party.sealed, Member.name.alias("member"), Officer.name.alias("officer"))
    .join_from(Party, Member, JOIN.LEFT_OUTER)
    .join_from(Party, Officer, JOIN.LEFT_OUTER)
    .where(Party.case == slot("case"))
    .order_by(Party.role, Party.id)
)


def name_of(member: int | None, officer: int | None) -> str:
    """What the register calls somebody; empty for one who is not in it."""
    if officer:
        return Officer.get_by_id(officer).name
    return Member.get_by_id(member).name if member else ""
