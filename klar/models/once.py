"""Forms that have been handled, so that a double tap or a resend is one record."""

from peewee import CharField, ForeignKeyField, TextField

from klar.db import MomentField, Table
from klar.models.officer import Officer


class Once(Table):
    key = CharField(primary_key=True)
    officer = ForeignKeyField(Officer)
    at = MomentField()
    location = TextField(null=True)
