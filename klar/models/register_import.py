"""What came in from the union's register, and when."""

from peewee import CharField, TextField

from klar.db import MomentField, Table


class RegisterImport(Table):
    at = MomentField()
    sha256 = CharField()
    made_on = CharField(default="")
    summary = TextField(default="{}")
