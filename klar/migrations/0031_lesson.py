"""Which lessons an officer is done with."""

from peewee import BigIntegerField, CharField, Database, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class LessonProgress(Frozen):
    officer = ForeignKeyField(Officer, index=False)
    lesson = CharField()
    version = IntegerField()
    finished_at = BigIntegerField(null=True)
    put_away = IntegerField()

    class Meta:
        indexes = ((("officer", "lesson"), True),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, LessonProgress]):
        db.create_tables([LessonProgress], safe=False)
