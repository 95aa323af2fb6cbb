"""A member, keyed by member number: no fødselsnummer is stored."""

from peewee import BooleanField, CharField, DateField, Expression, ForeignKeyField, ModelSelect, TextField

from klar.db import Prepared, Table, slot
from klar.models.officer import Officer
from klar.models.unit import Unit


class Member(Table):
    number = CharField(unique=True)
    name = TextField()
    terms = TextField()  # « kari hansen karihansen 47900001 100001 »: folded, for search
    places = TextField(default="")  # the terms of the workplaces: what the register last said, so that search reads one table
    phone = CharField(default="")  # E.164
    email = CharField(default="")
    branch = ForeignKeyField(Unit)
    status = CharField(default="active")
    leader = BooleanField(default=False)  # ledermedlem: left out of co-determination items
    protected = BooleanField(default=False)  # adressesperre
    joined_on = DateField(null=True)
    ended_on = DateField(null=True)
    digest = CharField(default="")


def named(allowed: Expression) -> ModelSelect:
    return Member.select(Member.id, Member.name).where(allowed, Member.id == slot("member"))


def others(allowed: Expression) -> ModelSelect:
    """Members other than the officer: nobody handles their own case."""
    return Member.select(Member.id).where(allowed, Member.number.not_in(own_number())).order_by(Member.id).limit(200)


def is_self(allowed: Expression) -> ModelSelect:
    return Member.select(Member.id).where(allowed, Member.id == slot("member"), Member.number.in_(own_number()))


leads = Prepared(lambda: Member.select(Member.id).where(Member.number.in_(own_number()), Member.leader))


def own_number() -> ModelSelect:
    return Officer.select(Officer.member_number).where(Officer.id == slot("me"), Officer.member_number != "")
