"""Talks that helpers have had with the clubs."""

from peewee import BigIntegerField, BlobField, CharField, Database, DateField, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Unit(Frozen):
    pass


class ClubContact(Frozen):
    unit = ForeignKeyField(Unit, index=False)
    officer = ForeignKeyField(Officer, backref="+", index=False)
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    at = BigIntegerField()
    outcome = CharField()
    tries = IntegerField()
    again_on = DateField(null=True)
    mood = IntegerField(null=True)
    needs = CharField()
    meet_on = DateField(null=True)
    key = CharField()
    sealed = BlobField()

    class Meta:
        indexes = ((("unit", "officer"), False),)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Unit, ClubContact]):
        db.create_tables([ClubContact], safe=False)
