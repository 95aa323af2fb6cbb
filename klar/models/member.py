"""A member, and where he or she works. Keyed by member number: no fødselsnummer is stored."""

from peewee import BooleanField, CharField, DateField, DecimalField, ForeignKeyField, TextField

from klar.db import MomentField, Table
from klar.models.employer import Workplace
from klar.models.officer import Officer
from klar.models.unit import Unit


class Member(Table):
    number = CharField(unique=True)
    name = TextField()
    terms = TextField()  # « kari hansen karihansen 47900001 100001 »: folded, for search
    phone = CharField(default="")  # E.164
    email = CharField(default="")
    branch = ForeignKeyField(Unit)
    status = CharField(default="active")
    leader = BooleanField(default=False)  # ledermedlem: left out of co-determination items
    protected = BooleanField(default=False)  # adressesperre
    joined_on = DateField(null=True)
    ended_on = DateField(null=True)
    digest = CharField(default="")


class Employment(Table):
    number = CharField(unique=True)
    member = ForeignKeyField(Member)
    workplace = ForeignKeyField(Workplace)
    position = TextField(default="")
    department = TextField(default="")
    percent = DecimalField(max_digits=5, decimal_places=2, null=True)
    from_on = DateField()
    to_on = DateField(null=True)
    digest = CharField(default="")


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
