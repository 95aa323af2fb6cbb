"""The lines of the timeline."""

from peewee import JOIN, BlobField, CharField, ForeignKeyField

from klar.db import MomentField, Prepared, Table, slot
from klar.models.case.case import Case
from klar.models.officer import Officer


class Entry(Table):
    """One line of the case's timeline."""

    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer, null=True)
    kind = CharField()  # a key of klar.models.timeline.TITLES
    at = MomentField()
    sealed = BlobField(default=b"")
    undone_at = MomentField(null=True)


entries = Prepared(
    lambda: Entry.select(Entry.id, Entry.kind, Entry.at, Entry.sealed, Entry.officer, Officer.name)
    .join(Officer, JOIN.LEFT_OUTER)
    .where(Entry.case == slot("case"), Entry.undone_at.is_null())
    .order_by(Entry.id.desc())
    .limit(100)
)
