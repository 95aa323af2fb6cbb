"""Break-glass: who asked to read a case for a day, and what the answer was."""

from peewee import BigIntegerField, CharField, Database, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Emergency(Frozen):
    case_number = IntegerField()
    officer = ForeignKeyField(Officer, index=False)
    reason = CharField(max_length=200)
    asked_at = BigIntegerField()
    approved_by = ForeignKeyField(Officer, index=False, null=True)
    approved_at = BigIntegerField(null=True)
    until_at = BigIntegerField(null=True)
    refused_at = BigIntegerField(null=True)
    reviewed_by = ForeignKeyField(Officer, index=False, null=True)
    reviewed_at = BigIntegerField(null=True)

    class Meta:
        indexes = ((("officer", "until_at"), False),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Emergency]):
        db.create_tables([Emergency], safe=False)
