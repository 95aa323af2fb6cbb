"""Forms that have been handled, so that a double tap or a resend is one record."""

from peewee import CharField, ForeignKeyField, TextField

from klar.db import MomentField, Table
from klar.models.officer import Officer


class Once(Table):
    key = CharField(primary_key=True)
    officer = ForeignKeyField(Officer)
    at = MomentField()
    location = TextField(null=True)
    digest = CharField(default="")  # klar.late_post.digest_of what it said; empty before that was kept
