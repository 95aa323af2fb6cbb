"""Who signs in: officers, their mandates, and their sign-ins."""

from peewee import BlobField, CharField, DateField, ForeignKeyField, TextField

from klar.db import MomentField, Table
from klar.models.unit import Unit


class Officer(Table):
    number = CharField(unique=True)
    member_number = CharField(default="", index=True)
    name = TextField()
    phone = CharField(default="")
    email = CharField(default="")
    text_size = CharField(default="normal")
    language = CharField(default="nb")
    ended_on = DateField(null=True)
    digest = CharField(default="")


class Mandate(Table):
    """A dated relation: this officer has this role in this unit. Every right comes from one."""

    number = CharField(unique=True)
    officer = ForeignKeyField(Officer)
    role = CharField()
    unit = ForeignKeyField(Unit)
    from_on = DateField()
    to_on = DateField(null=True)
    suspended_on = DateField(null=True)
    digest = CharField(default="")


class Identity(Table):
    """A sign-in at a provider, linked once to an officer by an invitation."""

    issuer = TextField()
    subject = TextField()
    officer = ForeignKeyField(Officer)
    at = MomentField()

    class Meta:
        indexes = ((("issuer", "subject"), True),)


class Invitation(Table):
    """A one-time code that links the first sign-in to an officer. Only its fingerprint is kept."""

    officer = ForeignKeyField(Officer)
    code = BlobField(unique=True)
    expires_at = MomentField()
    used_at = MomentField(null=True)


class Session(Table):
    """One signed-in device. Only the fingerprint of its token is kept."""

    token = BlobField(unique=True)
    officer = ForeignKeyField(Officer)
    created_at = MomentField()
    seen_at = MomentField()
    ended_at = MomentField(null=True)
    device = TextField(default="")
