"""Cases that are shared with one person."""

from peewee import BigIntegerField, BlobField, BooleanField, Database, DateField, ForeignKeyField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Case(Frozen):
    pass


class Officer(Frozen):
    pass


class Share(Frozen):
    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer, index=False)
    by = ForeignKeyField(Officer, index=False)
    can_write = BooleanField()
    from_on = DateField()
    until_on = DateField()
    ended_at = BigIntegerField(null=True)
    sealed = BlobField()

    class Meta:
        indexes = ((("officer", "until_on"), False),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Case, Officer, Share]):
        db.create_tables([Share], safe=False)
