"""An officer: who signs in."""

from typing import Any

from peewee import BooleanField, CharField, DateField, ModelSelect, TextField

from klar.db import Table


class Officer(Table):
    number = CharField(unique=True)
    member_number = CharField(default="", index=True)
    name = TextField()
    phone = CharField(default="")
    email = CharField(default="")
    text_size = CharField(default="normal")
    language = CharField(default="nb")
    look = CharField(default="system")
    calm = BooleanField(default=False)
    ended_on = DateField(null=True)
    digest = CharField(default="")


def selves(me: Any) -> ModelSelect:
    """The ids of every officer who is this person: the register may have one member as several. `me` is an id or a slot."""
    own, same = Officer.alias(), Officer.alias()
    number = own.select(own.member_number).where(own.id == me, own.member_number != "")
    return same.select(same.id).where((same.id == me) | same.member_number.in_(number))
