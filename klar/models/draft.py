"""An unfinished wizard: its answers so far, sealed with a key of its own."""

from peewee import BlobField, CharField, Expression, ForeignKeyField, IntegerField, ModelSelect

from klar.db import MomentField, Table
from klar.models.officer import Officer


class Draft(Table):
    key = CharField()
    owner = ForeignKeyField(Officer)
    wizard = CharField()
    step = CharField(default="")  # where the person was last
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)
    changed_at = MomentField()
    finished = CharField(null=True)  # where finishing led; the answers are then gone


def unfinished(allowed: Expression) -> ModelSelect:
    """The drafts that wait, the last one first."""
    columns = (Draft.id, Draft.key, Draft.wizard, Draft.step, Draft.sealed, Draft.changed_at)
    return Draft.select(*columns).where(allowed, Draft.finished.is_null()).order_by(Draft.changed_at.desc()).limit(10)
