"""A case and what hangs on it. Title, type and all free text are sealed with the case's own key."""

from peewee import BlobField, BooleanField, CharField, DateField, ForeignKeyField, IntegerField

from klar.db import MomentField, Table
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
