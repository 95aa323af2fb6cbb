"""A case, the people in it, and what the member has said yes to."""

from peewee import BlobField, BooleanField, CharField, DateField, ForeignKeyField, IntegerField

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


class Consent(Table):
    """What the member has said yes to, and until when it holds."""

    case = ForeignKeyField(Case)
    member = ForeignKeyField(Member, null=True)
    scope = CharField()  # talk_to_employer, share_with_branch
    given_on = DateField()
    withdrawn_on = DateField(null=True)


parties = Prepared(
    lambda: Party.select(Party.role, Member.id, Member.name, Member.phone, Member.protected)
    .join(Member)
    .where(Party.case == slot("case"), Party.role == "member")
)
consents = Prepared(
    lambda: Consent.select(Consent.scope).where(Consent.case == slot("case"), Consent.withdrawn_on.is_null())
)
