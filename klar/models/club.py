"""What a club remembers beside its cases: agreements, meetings, contacts, and what whoever leaves tells the next one."""

from peewee import BlobField, BooleanField, CharField, DateField, Expression, ForeignKeyField, IntegerField, ModelSelect

from klar.db import MomentField, Table, slot
from klar.models.officer import Officer
from klar.models.unit import Unit


class ClubRecord(Table):
    """One of them. Its words are sealed with a key of its own, so that one can be deleted alone."""

    key = CharField()
    unit = ForeignKeyField(Unit, backref="+", index=False)
    kind = CharField()  # agreement, meeting, contact, briefing
    from_on = DateField(null=True)  # the day of a meeting
    until_on = DateField(null=True)
    closed = BooleanField(default=False)  # not for leader-members
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    changed_at = MomentField()
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)

    class Meta:
        indexes = ((("unit", "kind"), False),)


COLUMNS = (
    ClubRecord.id, ClubRecord.key, ClubRecord.unit, ClubRecord.kind, ClubRecord.from_on, ClubRecord.until_on,
    ClubRecord.made_by, ClubRecord.changed_at, ClubRecord.sealed, ClubRecord.version,
)  # fmt: skip


def _of(kind: str, allowed: Expression) -> ModelSelect:
    return ClubRecord.select(*COLUMNS, Unit.name.alias("club")).join(Unit).where(allowed, ClubRecord.kind == kind)


def agreements(allowed: Expression) -> ModelSelect:
    """What ends first stands first; what has no end stands last."""
    return _of("agreement", allowed).order_by(ClubRecord.until_on.is_null(), ClubRecord.until_on, ClubRecord.id)


def meetings(allowed: Expression) -> ModelSelect:
    """The newest first."""
    return _of("meeting", allowed).order_by(ClubRecord.from_on.desc(), ClubRecord.id.desc())


def meetings_today(allowed: Expression) -> ModelSelect:
    return _of("meeting", allowed).where(ClubRecord.from_on == slot("today")).order_by(ClubRecord.id)


def contacts(allowed: Expression) -> ModelSelect:
    return _of("contact", allowed).order_by(ClubRecord.id)


def briefings(allowed: Expression) -> ModelSelect:
    """The newest first, each with who wrote it."""
    query = _of("briefing", allowed).select_extend(Officer.name.alias("writer")).switch(ClubRecord)
    return query.join(Officer, on=(ClubRecord.made_by == Officer.id)).order_by(ClubRecord.id.desc())
