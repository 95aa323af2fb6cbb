"""Innsyn: who has asked for what is held about them, and what may be handed out of each case."""

from peewee import BigIntegerField, BooleanField, CharField, Database, DateField, ForeignKeyField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Member(Frozen):
    pass


class Case(Frozen):
    pass


class Task(Frozen):
    pass


class Innsyn(Frozen):
    member = ForeignKeyField(Member)
    asked_by = ForeignKeyField(Officer, index=False, backref="+")
    asked_at = BigIntegerField()
    due_on = DateField()
    made_at = BigIntegerField(null=True)


class InnsynCase(Frozen):
    innsyn = ForeignKeyField(Innsyn)
    case = ForeignKeyField(Case)
    task = ForeignKeyField(Task, index=False)
    shown = BooleanField(null=True)
    reviewed_by = ForeignKeyField(Officer, null=True, index=False, backref="+")
    reviewed_at = BigIntegerField(null=True)


class InnsynLine(Frozen):
    review = ForeignKeyField(InnsynCase, index=False)
    place = CharField()
    answer = CharField()

    class Meta:
        indexes = ((("review", "place"), True),)


TABLES = (Innsyn, InnsynCase, InnsynLine)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Member, Case, Task, *TABLES]):
        db.create_tables(TABLES, safe=False)
