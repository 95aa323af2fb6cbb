"""A case, and the officers who are in it."""

from peewee import BlobField, BooleanField, CharField, DateField, ForeignKeyField, IntegerField

from klar.db import MomentField, Table
from klar.models.officer import Officer
from klar.models.unit import Unit


class Case(Table):
    key = CharField()  # id of its data key
    unit = ForeignKeyField(Unit)  # the club it belongs to
    handler = ForeignKeyField(Officer)
    audience = CharField(default="participants")  # participants, board, named
    status = CharField(default="new")
    waiting_for = CharField(default="")
    waiting_until = DateField(null=True)
    opened_at = MomentField()
    changed_at = MomentField()
    closed_on = DateField(null=True)
    keep_until_on = DateField(null=True)  # of a closed one that is needed longer than its type is kept
    sealed = BlobField(default=b"")  # what the case is about: JSON with title, type, facts
    version = IntegerField(default=1)


class Participant(Table):
    """An officer who is in the case besides its handler."""

    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer)
    can_write = BooleanField(default=True)
    at = MomentField()

    class Meta:
        indexes = ((("case", "officer"), True),)
