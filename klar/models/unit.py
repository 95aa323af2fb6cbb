"""A unit of the union: from the union itself down to the club."""

from peewee import CharField, DateField, ForeignKeyField, TextField

from klar.db import Table
from klar.i18n import _l

KINDS = {
    "union": _l("forbund"),
    "county": _l("fylkeskrets"),
    "centre": _l("kompetansesenter"),
    "branch": _l("fagforening"),
    "club": _l("klubb"),
    "network": _l("nettverk"),
}


class Unit(Table):
    number = CharField(unique=True)
    kind = CharField()
    name = TextField()
    parent = ForeignKeyField("self", null=True, backref="children")
    phone = CharField(default="")
    opened_on = DateField(null=True)
    closed_on = DateField(null=True)
    digest = CharField(default="")

    class Meta:
        indexes = ((("kind", "parent"), False),)
