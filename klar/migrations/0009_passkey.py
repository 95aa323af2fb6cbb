"""Keys on people's own devices, which open a session that is locked."""

from peewee import BigIntegerField, BlobField, Database, ForeignKeyField, IntegerField, Model, TextField


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Passkey(Frozen):
    officer = ForeignKeyField(Officer)
    credential = BlobField(unique=True)
    public_key = BlobField()
    count = IntegerField()
    device = TextField(default="")
    made_at = BigIntegerField()
    used_at = BigIntegerField(null=True)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Passkey]):
        db.create_tables([Passkey], safe=False)
