"""Gatherings, and who is invited to them."""

from peewee import BigIntegerField, BlobField, BooleanField, CharField, Database, DateField, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Unit(Frozen):
    pass


class Gathering(Frozen):
    unit = ForeignKeyField(Unit, backref="+")
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    made_at = BigIntegerField()
    kind = CharField()
    held_on = DateField()
    digital = BooleanField()
    km = IntegerField(null=True)
    places = IntegerField()
    funds = CharField()
    off_at = BigIntegerField(null=True)
    key = CharField()
    sealed = BlobField()


class Signup(Frozen):
    gathering = ForeignKeyField(Gathering, backref="+", index=False)
    officer = ForeignKeyField(Officer, backref="+")
    club = ForeignKeyField(Unit, backref="+", index=False)
    status = CharField()
    at = BigIntegerField()
    instead_of = ForeignKeyField("self", null=True, backref="+", index=False)
    came = BooleanField(null=True)
    rated = IntegerField()

    class Meta:
        indexes = ((("gathering", "officer"), True),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Unit, Gathering, Signup]):
        db.create_tables([Gathering, Signup], safe=False)
