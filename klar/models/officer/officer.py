"""An officer: who signs in."""

from peewee import CharField, DateField, TextField

from klar.db import Table


class Officer(Table):
    number = CharField(unique=True)
    member_number = CharField(default="", index=True)
    name = TextField()
    phone = CharField(default="")
    email = CharField(default="")
    text_size = CharField(default="normal")
    language = CharField(default="nb")
    ended_on = DateField(null=True)
    digest = CharField(default="")
