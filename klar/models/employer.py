"""Who the members work for, and where."""

from peewee import CharField, DateField, ForeignKeyField, TextField

from klar.db import Table
from klar.models.unit import Unit


class Employer(Table):
    number = CharField(unique=True)  # organisasjonsnummer
    name = TextField()
    municipality = CharField(default="")  # kommunenummer
    tariff_area = CharField(default="")
    ended_on = DateField(null=True)
    digest = CharField(default="")


class Workplace(Table):
    number = CharField(unique=True)  # organisasjonsnummer of the underenhet
    name = TextField()
    terms = TextField()  # folded words, for search
    kind = CharField(default="")
    employer = ForeignKeyField(Employer)
    club = ForeignKeyField(Unit, null=True)  # the club that covers it
    ended_on = DateField(null=True)
    digest = CharField(default="")
