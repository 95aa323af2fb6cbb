"""Papers on a case."""

from peewee import BigIntegerField, BlobField, CharField, Database, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Case(Frozen):
    pass


class Entry(Frozen):
    pass


class Document(Frozen):
    case = ForeignKeyField(Case)
    entry = ForeignKeyField(Entry, index=False)
    made_at = BigIntegerField()
    size = IntegerField()
    file = CharField()
    original = CharField(default="")
    evidence = CharField(default="")
    removed_at = BigIntegerField(null=True)
    sealed = BlobField(default=b"")


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Case, Entry, Document]):
        db.create_tables([Document], safe=False)
