"""An unfinished wizard: its answers so far, sealed with a key of its own."""

from peewee import BlobField, CharField, ForeignKeyField, IntegerField

from klar.db import MomentField, Table
from klar.models.officer import Officer


class Draft(Table):
    key = CharField()
    owner = ForeignKeyField(Officer)
    wizard = CharField()
    step = CharField(default="")  # where the person was last
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)
    changed_at = MomentField()
    finished = CharField(null=True)  # where finishing led; the answers are then gone
