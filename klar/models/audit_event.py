"""The record of who did what: one row an event, chained by keyed hash."""

from peewee import BigIntegerField, BlobField, CharField, ForeignKeyField, TextField

from klar.db import MomentField, Table
from klar.models.officer import Officer


class AuditEvent(Table):
    at = MomentField()
    name = CharField()
    officer = ForeignKeyField(Officer, null=True, index=False)
    subject = BigIntegerField(null=True)
    rule = CharField(default="")
    data = TextField(default="{}")
    chain = BlobField()

    class Meta:
        indexes = ((("name", "subject", "at"), False),)
