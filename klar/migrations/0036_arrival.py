"""A first sign-in that a helper sees come about over the phone: when each step was taken."""

from peewee import BigIntegerField, BlobField, CharField, Database, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Arrival(Frozen):
    officer = ForeignKeyField(Officer, backref="+")
    asked_by = ForeignKeyField(Officer, backref="+", index=False)
    token = BlobField(null=True, unique=True)
    asked_at = BigIntegerField()
    sent_at = BigIntegerField(null=True)
    failed = CharField()
    opened_at = BigIntegerField(null=True)
    begun_at = BigIntegerField(null=True)
    back_at = BigIntegerField(null=True)
    wrong = IntegerField()
    inside_at = BigIntegerField(null=True)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Arrival]):
        db.create_tables([Arrival], safe=False)
