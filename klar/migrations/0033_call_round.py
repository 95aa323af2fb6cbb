"""Call rounds, and how new reps get going."""

from peewee import BigIntegerField, BlobField, BooleanField, CharField, Database, DateField, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Unit(Frozen):
    pass


class Mandate(Frozen):
    pass


class Task(Frozen):
    pass


class CallRound(Frozen):
    unit = ForeignKeyField(Unit, backref="+")
    made_at = BigIntegerField()
    changed_by = ForeignKeyField(Officer, backref="+", index=False)
    changed_at = BigIntegerField()
    ended_at = BigIntegerField(null=True)
    target = CharField()
    rests = IntegerField()
    version = IntegerField()
    key = CharField()
    sealed = BlobField()


class RoundCall(Frozen):
    call_round = ForeignKeyField(CallRound, backref="+", index=False)
    mandate = ForeignKeyField(Mandate, backref="+")
    place = IntegerField()
    held_by = ForeignKeyField(Officer, null=True, backref="+", index=False)
    held_until = BigIntegerField(null=True)
    outcome = CharField()
    done_at = BigIntegerField(null=True)

    class Meta:
        indexes = ((("call_round", "mandate"), True),)


class NewRep(Frozen):
    mandate = ForeignKeyField(Mandate, backref="+", unique=True)
    task = ForeignKeyField(Task, null=True, backref="+", index=False)
    course_on = DateField(null=True)
    conference_on = DateField(null=True)
    opened = BooleanField()
    put_away_at = BigIntegerField(null=True)


def up(_migrator: object, db: Database) -> None:
    models = [CallRound, RoundCall, NewRep]
    with db.bind_ctx([Officer, Unit, Mandate, Task, *models]):
        db.create_tables(models, safe=False)
