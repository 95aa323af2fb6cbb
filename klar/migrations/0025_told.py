"""What officers have chosen to be told, the phones that listen, and the messages that wait."""

from peewee import BigIntegerField, BooleanField, CharField, Database, ForeignKeyField, IntegerField, Model, TextField


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Session(Frozen):
    pass


class NotifyChoice(Frozen):
    officer = ForeignKeyField(Officer, unique=True)
    kinds = CharField()
    channel = CharField()
    daily = BooleanField()
    email = CharField()


class PushSubscription(Frozen):
    officer = ForeignKeyField(Officer)
    session = ForeignKeyField(Session)
    endpoint = TextField(unique=True)
    p256dh = CharField()
    auth = CharField()
    key = CharField()
    made_at = BigIntegerField()


class Message(Frozen):
    officer = ForeignKeyField(Officer, index=False)
    kind = CharField()
    about = IntegerField()
    mark = CharField()
    due_at = BigIntegerField()
    status = CharField()
    channel = CharField()
    tries = IntegerField()
    claimed_at = BigIntegerField(null=True)
    sent_at = BigIntegerField(null=True)

    class Meta:
        indexes = ((("officer", "kind", "about", "mark"), True), (("status", "due_at"), False))


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Session, NotifyChoice, PushSubscription, Message]):
        db.create_tables([NotifyChoice, PushSubscription, Message], safe=False)
