"""What a club remembers: agreements, meetings, contacts, and what whoever leaves tells the next one."""

from peewee import BigIntegerField, BlobField, BooleanField, CharField, Database, DateField, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Unit(Frozen):
    pass


class Officer(Frozen):
    pass


class ClubRecord(Frozen):
    key = CharField()
    unit = ForeignKeyField(Unit, backref="+", index=False)
    kind = CharField()
    from_on = DateField(null=True)
    until_on = DateField(null=True)
    closed = BooleanField(default=False)
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    changed_at = BigIntegerField()
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)

    class Meta:
        indexes = ((("unit", "kind"), False),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Unit, Officer, ClubRecord]):
        db.create_tables([ClubRecord], safe=False)
