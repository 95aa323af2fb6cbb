"""What is left of a deleted case, and what keeps one from being deleted."""

from peewee import BlobField, CharField, Database, DateField, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Case(Frozen):
    pass


class Unit(Frozen):
    pass


class Tombstone(Frozen):
    case_number = IntegerField(unique=True)
    unit = ForeignKeyField(Unit)
    deleted_on = DateField()
    basis = CharField()


class Hold(Frozen):
    case = ForeignKeyField(Case, unique=True)
    until_on = DateField()
    sealed = BlobField()


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Case, Unit, Tombstone, Hold]):
        db.create_tables([Tombstone, Hold], safe=False)
