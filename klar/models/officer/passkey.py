"""Keys on people's own devices: on screen, «ansikt, finger eller skjermlås»."""

from peewee import BlobField, ForeignKeyField, IntegerField, TextField

from klar.db import MomentField, Prepared, Table, slot
from klar.models.officer.officer import Officer


class Passkey(Table):
    """The public half of a key that never leaves the officer's device. It opens a locked session, and starts none."""

    officer = ForeignKeyField(Officer)
    credential = BlobField(unique=True)
    public_key = BlobField()
    count = IntegerField()  # how often the device says it has been used; stays 0 on those that do not count
    device = TextField(default="")
    made_at = MomentField()
    used_at = MomentField(null=True)


passkeys = Prepared(lambda: Passkey.select().where(Passkey.officer == slot("me")).order_by(Passkey.id))
