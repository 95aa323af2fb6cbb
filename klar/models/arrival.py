"""A first sign-in that a helper asked for and sees come about, step by step, while they talk over the phone."""

from peewee import BlobField, CharField, ForeignKeyField, IntegerField

from klar.db import MomentField, Prepared, Table, slot
from klar.models.officer import Identity, Officer


class Arrival(Table):
    """Of the code nothing is here; it is in the SMS alone. `token` is the print of what stands in its link, and opens nothing."""

    officer = ForeignKeyField(Officer, backref="+")
    asked_by = ForeignKeyField(Officer, backref="+", index=False)
    token = BlobField(null=True, unique=True)
    asked_at = MomentField()
    sent_at = MomentField(null=True)
    failed = CharField(default="")  # why it was not sent: phone, sms, line
    opened_at = MomentField(null=True)  # the link
    begun_at = MomentField(null=True)  # left for BankID
    back_at = MomentField(null=True)  # and came back
    wrong = IntegerField(default=0)  # wrong codes since
    inside_at = MomentField(null=True)


newest = Prepared(lambda: Arrival.select().where(Arrival.officer == slot("officer")).order_by(Arrival.id.desc()).limit(1))
linked = Prepared(lambda: Identity.select(Identity.at).where(Identity.officer == slot("officer")).limit(1))
