"""Networks across branches, and their reports of the month."""

from peewee import BigIntegerField, BlobField, CharField, Database, DateField, ForeignKeyField, IntegerField, Model


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    pass


class Unit(Frozen):
    pass


class Network(Frozen):
    county = ForeignKeyField(Unit, backref="+")
    name = CharField()
    coordinator = ForeignKeyField(Officer, backref="+")
    percent = IntegerField()
    from_on = DateField()
    to_on = DateField(null=True)
    made_by = ForeignKeyField(Officer, backref="+", index=False)


class NetworkBranch(Frozen):
    network = ForeignKeyField(Network, backref="+")
    branch = ForeignKeyField(Unit, backref="+")


class MonthlyReport(Frozen):
    network = ForeignKeyField(Network, backref="+", index=False)
    month = DateField()
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    changed_at = BigIntegerField()
    sent_at = BigIntegerField(null=True)
    key = CharField()
    sealed = BlobField()

    class Meta:
        indexes = ((("network", "month"), True),)


class ReportBoard(Frozen):
    report = ForeignKeyField(MonthlyReport, backref="+")
    branch = ForeignKeyField(Unit, backref="+")
    read_at = BigIntegerField(null=True)
    read_by = ForeignKeyField(Officer, null=True, backref="+", index=False)


def up(_migrator: object, db: Database) -> None:
    with db.bind_ctx([Officer, Unit, Network, NetworkBranch, MonthlyReport, ReportBoard]):
        db.create_tables([Network, NetworkBranch, MonthlyReport, ReportBoard], safe=False)
