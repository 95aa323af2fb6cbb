"""An officer's own calendar address."""

from peewee import BigIntegerField, BlobField, Database, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class CalendarFeed(Frozen):
    officer = ForeignKeyField(Officer, unique=True)
    token = BlobField(unique=True)
    made_at = BigIntegerField()
    read_at = BigIntegerField(null=True)
    reads = IntegerField()


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, CalendarFeed]):
        db.create_tables([CalendarFeed], safe=False)
