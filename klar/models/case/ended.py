"""What is left of a case that has been deleted, and what keeps one from it."""

from peewee import JOIN, BlobField, CharField, DateField, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import Postgresql, Prepared, Table, db, slot
from klar.models.case.case import Case
from klar.models.case.entry import Entry
from klar.models.unit import Unit


class Tombstone(Table):
    """That there was a case with this number, when it went, and why it had to. Its number is never used again."""

    case_number = IntegerField(unique=True)
    unit = ForeignKeyField(Unit)
    deleted_on = DateField()
    basis = CharField()


class Hold(Table):
    """Keeps a case from being deleted until a day, for a reason (sealed with the case's key)."""

    case = ForeignKeyField(Case, unique=True)
    until_on = DateField()
    sealed = BlobField(default=b"")


def held_until() -> ModelSelect:
    """The day until which the case of the outer query is held."""
    return Hold.select(Hold.until_on).where(Hold.case == Case.id)


# What was said when the case was closed, if anything was, and until when it is held.
ending = Prepared(
    lambda: Case.select(Entry.id, Entry.sealed, held_until().alias("held_until"))
    .join(Entry, JOIN.LEFT_OUTER, on=(Entry.case == Case.id) & (Entry.kind == "closed"))
    .where(Case.id == slot("case"))
    .order_by(Entry.id.desc())
    .limit(1)
)


def next_number() -> int:
    """The number of a new case: beyond every one there is or was."""
    if isinstance(db.obj, Postgresql):  # behind its wall one sees one's own cases only
        return db.execute_sql("SELECT wall.next_case()").fetchone()[0]
    last = max(row or 0 for row in (Case.select(fn.MAX(Case.id)).scalar(), Tombstone.select(fn.MAX(Tombstone.case_number)).scalar()))
    return last + 1


def closed_and_free(day: object) -> ModelSelect:
    """Closed cases that nothing holds, the oldest first."""
    held = Hold.select(Hold.case).where(Hold.until_on >= day)
    return Case.select().where(Case.closed_on.is_null(False), Case.id.not_in(held)).order_by(Case.closed_on, Case.id)
