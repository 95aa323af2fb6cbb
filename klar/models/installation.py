"""Facts about this installation, a row each. «demo» and «practice» say that the database holds invented people only."""

from peewee import CharField, TextField

from klar.db import Table


class Installation(Table):
    name = CharField(primary_key=True)
    value = TextField()
