"""Sign-ins and what links them to an officer."""

from peewee import BlobField, ForeignKeyField, IntegerField, TextField

from klar.db import MomentField, Prepared, Table, slot
from klar.models.officer.mandate import Mandate, mandates
from klar.models.officer.officer import Officer


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
    created_at = MomentField()  # or when the person last signed in to it anew
    seen_at = MomentField()
    ended_at = MomentField(null=True)
    device = TextField(default="")
    level = TextField(default="low")  # high: the provider vouches for BankID's highest level, or the same
    acr = TextField(default="")  # the provider's own words for that, its acr and amr
    guided = IntegerField(null=True)  # the id of the Guiding this device is in
    auth_at = MomentField(null=True)  # when they showed who they are, as the provider says; null: at created_at


COLUMNS = (
    Officer.id.alias("officer"),
    Officer.name.alias("officer_name"),
    Officer.text_size,
    Officer.language,
    Officer.look,
    Officer.calm,
    Session.id.alias("session"),
    Session.created_at,
    Session.seen_at,
    Session.level,
    Session.auth_at,
    Session.guided,
)
# A session and its officer, once for each mandate: without a mandate there is nobody.
signed_in = Prepared(
    lambda: mandates(*COLUMNS)
    .join(Officer, on=(Mandate.officer == Officer.id))
    .join(Session, on=(Session.officer == Officer.id))
    .where(Session.token == slot("token"), Session.ended_at.is_null(), Officer.ended_on.is_null())
)
# The devices an officer is signed in on, the last used first. Those too old are signed out already.
devices = Prepared(
    lambda: Session.select(Session.id, Session.device, Session.seen_at)
    .where(
        Session.officer == slot("me"),
        Session.ended_at.is_null(),
        Session.created_at >= slot("made_since"),
    )
    .order_by(Session.seen_at.desc(), Session.id.desc())
)
