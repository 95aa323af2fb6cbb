"""Who signs in: officers, their mandates, and their sign-ins."""

from peewee import JOIN, BlobField, CharField, DateField, ForeignKeyField, TextField

from klar.db import MomentField, Prepared, Table, slot
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


signed_in = Prepared(
    lambda: Session.select(
        Officer.id,
        Officer.name,
        Officer.text_size,
        Officer.language,
        Session.id.alias("session"),
        Session.created_at,
        Session.seen_at,
    )
    .join(Officer)
    .where(Session.token == slot("token"), Session.ended_at.is_null(), Officer.ended_on.is_null())
)
Above = Unit.alias()
held = Prepared(
    lambda: Mandate.select(
        Mandate.role,
        Unit.id.alias("unit"),
        Unit.name,
        Unit.kind,
        Unit.parent.alias("above"),
        Above.name.alias("above_name"),
        Above.phone.alias("above_phone"),
    )
    .join(Unit)
    .join(Above, JOIN.LEFT_OUTER, on=(Unit.parent == Above.id))
    .where(
        Mandate.officer == slot("me"),
        Mandate.from_on <= slot("today"),
        Mandate.to_on.is_null() | (Mandate.to_on >= slot("today")),
        Mandate.suspended_on.is_null() | (Mandate.suspended_on > slot("today")),
    )
    .order_by(Mandate.id)
)


club_officers = Prepared(
    lambda: Officer.select(Officer.id, Officer.name)
    .join(Mandate)
    .where(
        Mandate.unit == slot("club"),
        Mandate.from_on <= slot("today"),
        Mandate.to_on.is_null() | (Mandate.to_on >= slot("today")),
    )
    .group_by(Officer.id)
    .order_by(Officer.name)
)

demo_people = Prepared(
    lambda: Officer.select(
        Officer.id, Officer.name, Mandate.role, Mandate.unit, Unit.name.alias("unit"), Unit.parent.alias("above")
    )
    .join(Mandate)
    .join(Unit)
    .where(
        Mandate.from_on <= slot("today"),
        Mandate.to_on.is_null() | (Mandate.to_on >= slot("today")),
        Officer.ended_on.is_null(),
    )
    .order_by(Unit.name, Officer.name)
)
