"""Members looked up for a purpose."""

from peewee import BigIntegerField, CharField, Database, ForeignKeyField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Member(Frozen):
    pass


class Lookup(Frozen):
    officer = ForeignKeyField(Officer, index=False)
    member = ForeignKeyField(Member, null=True, index=False)
    purpose = CharField()
    at = BigIntegerField()
    until_at = BigIntegerField(null=True)

    class Meta:
        indexes = ((("officer", "at"), False),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Member, Lookup]):
        db.create_tables([Lookup], safe=False)
