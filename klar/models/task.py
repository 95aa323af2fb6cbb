"""Something to do, by one officer, in a case or by itself."""

from peewee import BlobField, CharField, DateField, ForeignKeyField, IntegerField

from klar.db import MomentField, Table
from klar.models.case import Case
from klar.models.officer import Officer


class Task(Table):
    key = CharField()  # the case's key, or one of its own
    case = ForeignKeyField(Case, null=True)
    owner = ForeignKeyField(Officer)
    due_on = DateField(null=True)
    status = CharField(default="open")  # proposed, open, done, dropped
    made_at = MomentField()
    done_at = MomentField(null=True)
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)
