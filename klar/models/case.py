"""A case and what hangs on it. Title, type and all free text are sealed with the case's own key."""

from peewee import (
    JOIN,
    BlobField,
    BooleanField,
    CharField,
    DateField,
    Expression,
    ForeignKeyField,
    IntegerField,
    ModelSelect,
    fn,
)

from klar.db import MomentField, Prepared, Table, slot
from klar.models.member import Member
from klar.models.officer import Officer
from klar.models.unit import Unit


class Case(Table):
    key = CharField()  # id of its data key
    unit = ForeignKeyField(Unit)  # the club it belongs to
    handler = ForeignKeyField(Officer)
    audience = CharField(default="participants")  # participants, board, named
    status = CharField(default="new")
    waiting_for = CharField(default="")
    waiting_until = DateField(null=True)
    opened_at = MomentField()
    changed_at = MomentField()
    closed_on = DateField(null=True)
    sealed = BlobField(default=b"")  # what the case is about: JSON with title, type, facts
    version = IntegerField(default=1)


class Participant(Table):
    """An officer who is in the case besides its handler."""

    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer)
    can_write = BooleanField(default=True)
    at = MomentField()

    class Meta:
        indexes = ((("case", "officer"), True),)


class Party(Table):
    """Someone the case is about or against. One of `conflicts` sees nothing of it (trust.md N1)."""

    case = ForeignKeyField(Case)
    member = ForeignKeyField(Member, null=True)
    officer = ForeignKeyField(Officer, null=True)
    role = CharField()  # member, counterpart, accused, witness, close


class Entry(Table):
    """One line of the case's timeline."""

    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer, null=True)
    kind = CharField()  # opened, note, call, trigger, status, task, handover, consent
    at = MomentField()
    sealed = BlobField(default=b"")
    undone_at = MomentField(null=True)


class Consent(Table):
    """What the member has said yes to, and until when it holds."""

    case = ForeignKeyField(Case)
    member = ForeignKeyField(Member, null=True)
    scope = CharField()  # talk_to_employer, share_with_branch
    given_on = DateField()
    withdrawn_on = DateField(null=True)


class Trigger(Table):
    """An event that starts deadlines. Its kind would tell what the case is about, so it is sealed."""

    case = ForeignKeyField(Case)
    happened_on = DateField()
    sealed = BlobField(default=b"")
    at = MomentField()
    voided_at = MomentField(null=True)


class Deadline(Table):
    """A date that follows from a trigger. Rule and title are sealed."""

    case = ForeignKeyField(Case)
    trigger = ForeignKeyField(Trigger, null=True)
    due_on = DateField(index=True)  # the strict date
    extended_on = DateField(null=True)
    safe_on = DateField(null=True)
    hard = BooleanField(default=True)  # ours to keep; else the employer's
    status = CharField(default="open")  # open, kept, missed, void
    sealed = BlobField(default=b"")


class Handover(Table):
    """Be om hjelp or Send videre: a unit is asked; one of its officers takes it or sends it back."""

    case = ForeignKeyField(Case)
    kind = CharField()  # help, onward
    from_officer = ForeignKeyField(Officer, backref="+")
    to_unit = ForeignKeyField(Unit)
    status = CharField(default="sent", index=True)  # sent, taken, returned, revoked, done
    taken_by = ForeignKeyField(Officer, null=True, backref="+")
    sent_at = MomentField()
    answered_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)


def next_due() -> ModelSelect:
    """The nearest open date of ours in the case of the outer query."""
    return Deadline.select(fn.MIN(Deadline.due_on)).where(
        Deadline.case == Case.id, Deadline.status == "open", Deadline.hard
    )


def about() -> ModelSelect:
    """The name of the member the case of the outer query is about."""
    return (
        Member.select(Member.name)
        .join(Party, on=(Party.member == Member.id))
        .where(Party.case == Case.id, Party.role == "member")
        .limit(1)
    )


def _list(allowed: Expression) -> ModelSelect:
    columns = (Case.id, Case.key, Case.status, Case.sealed, Case.waiting_for, Case.waiting_until, Case.closed_on)
    return Case.select(*columns, about().alias("about"), next_due().alias("due_on")).where(allowed)


def open_cases(allowed: Expression) -> ModelSelect:
    return _list(allowed).where(Case.closed_on.is_null()).order_by(Case.changed_at.desc()).limit(50)


def closed_cases(allowed: Expression) -> ModelSelect:
    return _list(allowed).where(Case.closed_on.is_null(False)).order_by(Case.closed_on.desc()).limit(50)


def open_count(allowed: Expression) -> ModelSelect:
    return Case.select(fn.COUNT(Case.id).alias("count")).where(allowed, Case.closed_on.is_null())


def first_due(allowed: Expression) -> ModelSelect:
    """The open date of ours that comes first, of all cases one may see."""
    columns = (Deadline.id, Deadline.due_on, Deadline.sealed, Case.id.alias("case_id"), Case.key)
    mine = Deadline.select(*columns).join(Case).where(allowed, Deadline.status == "open", Deadline.hard)
    return mine.where(Case.closed_on.is_null()).order_by(Deadline.due_on, Deadline.id).limit(1)


def recent_types(allowed: Expression) -> ModelSelect:
    """The cases one opened last, to see which types one uses."""
    return Case.select(Case.id, Case.key, Case.sealed).where(allowed, Case.handler == slot("me")).order_by(Case.id.desc()).limit(5)


def desk(allowed: Expression) -> ModelSelect:
    """What waits on one's desk: who asks, since when and how soon, never what about."""
    columns = (Handover.id, Handover.kind, Handover.sent_at, Unit.name.alias("unit"), Officer.name.alias("sender"))
    return (
        Handover.select(*columns, next_due().alias("due_on"))
        .join(Case)
        .join(Unit)
        .switch(Handover)
        .join(Officer, on=(Handover.from_officer == Officer.id))
        .where(allowed)
        .order_by(Handover.sent_at)
    )


entries = Prepared(
    lambda: Entry.select(Entry.id, Entry.kind, Entry.at, Entry.sealed, Entry.officer, Officer.name)
    .join(Officer, JOIN.LEFT_OUTER)
    .where(Entry.case == slot("case"), Entry.undone_at.is_null())
    .order_by(Entry.id.desc())
    .limit(100)
)
deadlines = Prepared(
    lambda: Deadline.select(Deadline.id, Deadline.due_on, Deadline.extended_on, Deadline.safe_on, Deadline.hard, Deadline.status, Deadline.sealed)
    .where(Deadline.case == slot("case"), Deadline.status == "open")
    .order_by(Deadline.due_on)
)
parties = Prepared(
    lambda: Party.select(Party.role, Member.id, Member.name, Member.phone, Member.protected)
    .join(Member)
    .where(Party.case == slot("case"), Party.role == "member")
)
open_handover = Prepared(
    lambda: Handover.select(Handover.id, Handover.kind, Handover.status, Handover.from_officer, Handover.taken_by, Handover.sealed, Unit.name.alias("unit"), Unit.phone)
    .join(Unit)
    .where(Handover.case == slot("case"), Handover.status.in_(("sent", "taken")))
)
consents = Prepared(
    lambda: Consent.select(Consent.scope).where(Consent.case == slot("case"), Consent.withdrawn_on.is_null())
)


def desk_count(allowed: Expression) -> ModelSelect:
    return Handover.select(fn.COUNT(Handover.id).alias("count")).where(allowed)


def one_on_desk(allowed: Expression) -> ModelSelect:
    return desk(allowed).where(Handover.id == slot("id"))
