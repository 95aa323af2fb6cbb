"""«Vi ser det samme»: on which page somebody is who is guided over the phone, for as long as the call lasts."""

from peewee import BigIntegerField, CharField, Database, ForeignKeyField, IntegerField, Model, TextField


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Guiding(Frozen):
    officer = ForeignKeyField(Officer, backref="+")
    helper = ForeignKeyField(Officer, null=True, backref="+")
    seed = CharField()
    code_until = BigIntegerField()
    until_at = BigIntegerField()
    helper_at = BigIntegerField(null=True)
    page_code = IntegerField()
    page = CharField()
    number = IntegerField()
    total = IntegerField()
    labels = TextField()
    errors = TextField()
    glow = CharField()
    seen = IntegerField()
    shown = IntegerField()


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Guiding]):
        db.create_tables([Guiding], safe=False)
    db.execute_sql("ALTER TABLE session ADD COLUMN guided INTEGER")
