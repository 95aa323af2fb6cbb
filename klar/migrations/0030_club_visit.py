"""Meetings of helpers with clubs, and what they agreed."""

from peewee import BigIntegerField, BlobField, CharField, Database, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Unit(Frozen):
    pass


class Task(Frozen):
    pass


class ClubVisit(Frozen):
    unit = ForeignKeyField(Unit, backref="+")
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    at = BigIntegerField()
    level = IntegerField()
    key = CharField()
    sealed = BlobField()


class ClubStep(Frozen):
    visit = ForeignKeyField(ClubVisit, backref="+")
    task = ForeignKeyField(Task, backref="+", index=False)
    place = IntegerField()


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Unit, Task, ClubVisit, ClubStep]):
        db.create_tables([ClubVisit, ClubStep], safe=False)
