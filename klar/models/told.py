"""What officers are told outside Klar: what they have chosen, which of their phones listen, and the messages that wait."""

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from klar.db import MomentField, Prepared, Table, slot
from klar.models.officer import Officer, Session


class NotifyChoice(Table):
    """Nobody is told anything who has not chosen it."""

    officer = ForeignKeyField(Officer, unique=True)
    kinds = CharField(default="")  # deadline, meeting, help, task; a space between
    channel = CharField(default="")  # push, sms, email; empty is none
    daily = BooleanField(default=True)  # gathered once a day, else at once
    email = CharField(default="")  # one's own, where the register has none


class PushSubscription(Table):
    """One browser on one device, for as long as its sign-in is not ended. `key` is the public key of Klar that it knows."""

    officer = ForeignKeyField(Officer)
    session = ForeignKeyField(Session)
    endpoint = TextField(unique=True)
    p256dh = CharField()
    auth = CharField()
    key = CharField()
    made_at = MomentField()


class Message(Table):
    """That somebody is to be told, never of what: `about` is the id of what `kind` names (klar/notify/standing.py).

    A claimed one that never becomes sent is one where a process was ended, or a line fell, in between: it is not tried again.
    """

    officer = ForeignKeyField(Officer, index=False)
    kind = CharField()
    about = IntegerField()
    mark = CharField()  # which of several times: a date, or the moment something was asked
    due_at = MomentField()
    status = CharField(default="waiting")  # waiting, claimed, sent, dropped
    channel = CharField(default="")  # by which it went
    tries = IntegerField(default=0)
    claimed_at = MomentField(null=True)
    sent_at = MomentField(null=True)

    class Meta:
        indexes = ((("officer", "kind", "about", "mark"), True), (("status", "due_at"), False))


choice_of = Prepared(lambda: NotifyChoice.select().where(NotifyChoice.officer == slot("me")))
# One's phones, the newest first, each with what its browser said of itself.
phones_of = Prepared(
    lambda: PushSubscription.select(PushSubscription.id, PushSubscription.session, PushSubscription.made_at, PushSubscription.key, Session.device)
    .join(Session)
    .where(PushSubscription.officer == slot("me"))
    .order_by(PushSubscription.id.desc())
)
