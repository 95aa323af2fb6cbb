"""How a new rep gets going: what the helper follows, and what stands on the rep's own Home."""

from peewee import BooleanField, DateField, ForeignKeyField

from klar.db import MomentField, Table
from klar.models.officer import Mandate
from klar.models.task import Task


class NewRep(Table):
    """Kept from the day the post is known."""

    mandate = ForeignKeyField(Mandate, backref="+", unique=True)
    task = ForeignKeyField(Task, null=True, backref="+", index=False)  # «Melding om valg»
    course_on = DateField(null=True)
    conference_on = DateField(null=True)
    opened = BooleanField(default=False)  # more than the first three rows of «Kom i gang» are shown
    put_away_at = MomentField(null=True)
