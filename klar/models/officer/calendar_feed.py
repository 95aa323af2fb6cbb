"""An officer's calendar, read by a program that knows a secret address."""

from peewee import JOIN, BlobField, ForeignKeyField, IntegerField

from klar.db import MomentField, Prepared, Table, slot
from klar.models.officer.mandate import Mandate, counts
from klar.models.officer.officer import Officer


class CalendarFeed(Table):
    """One an officer; of the address only a print is kept."""

    officer = ForeignKeyField(Officer, unique=True)
    token = BlobField(unique=True)
    made_at = MomentField()
    read_at = MomentField(null=True)
    reads = IntegerField(default=0)  # within the hour of `read_at`


# The address of one who has a mandate that counts; no other is known.
feed_of = Prepared(
    lambda: CalendarFeed.select(CalendarFeed.id, CalendarFeed.officer, CalendarFeed.read_at, CalendarFeed.reads)
    .join(Officer)
    .join(Mandate, JOIN.INNER, on=(Mandate.officer == Officer.id))
    .where(CalendarFeed.token == slot("token"), Officer.ended_on.is_null(), counts(Mandate))
    .limit(1)
)
own_feed = Prepared(lambda: CalendarFeed.select(CalendarFeed.made_at, CalendarFeed.read_at).where(CalendarFeed.officer == slot("me")))
