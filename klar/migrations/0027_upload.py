"""Files that are sent in parts."""

from peewee import BigIntegerField, BlobField, CharField, Database, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Case(Frozen):
    pass


class Upload(Frozen):
    officer = ForeignKeyField(Officer, index=False)
    case = ForeignKeyField(Case, null=True)
    known_as = BlobField()
    key = CharField()
    parts = IntegerField()
    made_at = BigIntegerField()
    paper = IntegerField(null=True)
    sealed = BlobField()

    class Meta:
        indexes = ((("officer", "known_as"), True),)


class UploadPart(Frozen):
    upload = ForeignKeyField(Upload, index=False)
    number = IntegerField()
    size = IntegerField()
    file = CharField()

    class Meta:
        indexes = ((("upload", "number"), True),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Case, Upload, UploadPart]):
        db.create_tables([Upload, UploadPart], safe=False)
