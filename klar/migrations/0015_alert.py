"""What a branch has been told of deadlines that nobody had acted on."""

from peewee import BigIntegerField, Database, ForeignKeyField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Case(Frozen):
    pass


class Deadline(Frozen):
    pass


class Unit(Frozen):
    pass


class Alert(Frozen):
    case = ForeignKeyField(Case)
    deadline = ForeignKeyField(Deadline, unique=True)
    unit = ForeignKeyField(Unit)
    at = BigIntegerField()


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Case, Deadline, Unit, Alert]):
        db.create_tables([Alert], safe=False)
