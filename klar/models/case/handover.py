"""Cases on their way to another unit."""

from peewee import JOIN, SQL, Asc, BlobField, BooleanField, CharField, Expression, Field, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.audit_event import AuditEvent
from klar.models.case.case import Case
from klar.models.case.deadline import next_due
from klar.models.case.entry import Entry
from klar.models.officer import Officer
from klar.models.unit import Unit


class Handover(Table):
    """Be om hjelp or Send videre: a unit is asked; one of its officers takes it or sends it back.

    `answered_at` is the receiver's first answer: taken, sent back, or asked about.
    """

    case = ForeignKeyField(Case)
    kind = CharField()  # help, onward
    from_officer = ForeignKeyField(Officer, backref="+")
    to_unit = ForeignKeyField(Unit)
    status = CharField(default="sent")  # sent, taken, returned, revoked, done, passed (sent on by whoever took it)
    taken_by = ForeignKeyField(Officer, null=True, backref="+")
    sent_at = MomentField()
    answered_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    whole = BooleanField(default=False)  # whether whoever takes it sees all of the case, or the summary
    question_at = MomentField(null=True)  # while the receiver waits for the sender's answer
    reply_at = MomentField(null=True)  # when the sender last answered
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)

    class Meta:
        indexes = ((("to_unit", "status"), False),)  # a desk is a unit's, never the whole union's


OPEN = ("sent", "taken")


def _told(unit: Field = Case.unit) -> ModelSelect:
    """Who asks, since when and how soon, never what about."""
    columns = (Handover.id, Handover.kind, Handover.status, Handover.sent_at, Handover.question_at, Handover.reply_at, Unit.name.alias("unit"), Officer.name.alias("sender"))
    query = Handover.select(*columns, next_due().alias("due_on")).join(Case).join(Unit, on=(unit == Unit.id)).switch(Handover)
    return query.join(Officer, on=(Handover.from_officer == Officer.id)).order_by(Asc(SQL("due_on"), nulls="LAST"), Handover.sent_at, Handover.id)


def desk(allowed: Expression) -> ModelSelect:
    """What waits on one's desk, the nearest deadline first, then what has waited longest."""
    return _told().where(allowed)


def in_work(allowed: Expression) -> ModelSelect:
    """What one has taken and is not done with."""
    return _told().where(allowed)


def given_away(allowed: Expression) -> ModelSelect:
    """What is asked for or sent on from one's cases, and not ended."""
    return _told(Handover.to_unit).where(allowed, Handover.status.in_(OPEN))


def _of_case() -> ModelSelect:
    taker, sender = Officer.alias(), Officer.alias()
    columns = (Handover.id, Handover.kind, Handover.status, Handover.from_officer, Handover.taken_by, Handover.to_unit, Handover.whole, Handover.sent_at)
    more = (Handover.answered_at, Handover.question_at, Handover.sealed, Unit.name.alias("unit"), Unit.phone, taker.name.alias("taker"), sender.name.alias("sender"))
    query = Handover.select(*columns, *more).join(Unit).join_from(Handover, sender, on=(Handover.from_officer == sender.id))
    return query.join_from(Handover, taker, JOIN.LEFT_OUTER, on=(Handover.taken_by == taker.id)).order_by(Handover.id.desc())


# The newest first: one who helps may have asked others.
open_handover = Prepared(lambda: _of_case().where(Handover.case == slot("case"), Handover.status.in_(OPEN)))
one_handover = Prepared(lambda: _of_case().where(Handover.id == slot("id")))


# What receiver and sender say to each other; each line says, sealed, which hand-over it belongs to.
said_between = Prepared(
    lambda: Entry.select(Entry.id, Entry.kind, Entry.at, Entry.sealed, Entry.officer, Officer.name)
    .join(Officer)
    .where(Entry.case == slot("case"), Entry.kind.in_(("asked", "replied")), Entry.undone_at.is_null())
    .order_by(Entry.id)
)


def desk_count(allowed: Expression) -> ModelSelect:
    return Handover.select(fn.COUNT(Handover.id).alias("count")).where(allowed)


def work_count(allowed: Expression) -> ModelSelect:
    return Handover.select(fn.COUNT(Handover.id).alias("count")).where(allowed)


def question_count(allowed: Expression) -> ModelSelect:
    """Questions about one's cases that nobody has answered."""
    return Handover.select(fn.COUNT(Handover.id).alias("count")).where(allowed, Handover.status == "taken", Handover.question_at.is_null(False))


def _unread() -> Expression:
    """An answer one has not read: no look at the case is on record since."""
    looks = AuditEvent.select(AuditEvent.id).where(
        AuditEvent.name == "case.read", AuditEvent.subject == Handover.case, AuditEvent.officer == slot("me"), AuditEvent.at >= Handover.reply_at
    )
    return Handover.reply_at.is_null(False) & ~fn.EXISTS(looks)


def reply_count(allowed: Expression) -> ModelSelect:
    return Handover.select(fn.COUNT(Handover.id).alias("count")).where(allowed, _unread())


def replies(allowed: Expression) -> ModelSelect:
    """What one has taken, and been answered about since one last looked."""
    return _told().where(allowed, _unread())
