"""The first schema: frozen copies of the models, as they were when it was made."""

from peewee import BigIntegerField, BlobField, BooleanField, CharField, Database, DateField, DecimalField, ForeignKeyField, IntegerField, Model, TextField


class Frozen(Model):
    class Meta:
        legacy_table_names = False


class Officer(Frozen):
    number = CharField(unique=True)
    member_number = CharField(index=True, default="")
    name = TextField()
    phone = CharField(default="")
    email = CharField(default="")
    text_size = CharField(default="normal")
    language = CharField(default="nb")
    ended_on = DateField(null=True)
    digest = CharField(default="")


class AuditEvent(Frozen):
    at = BigIntegerField()
    name = CharField()
    officer = ForeignKeyField(Officer, null=True)
    subject = BigIntegerField(null=True)
    rule = CharField(default="")
    data = TextField(default="{}")
    chain = BlobField()

    class Meta:
        indexes = ((("name", "subject"), False),)


class Unit(Frozen):
    number = CharField(unique=True)
    kind = CharField(index=True)
    name = TextField()
    parent = ForeignKeyField("self", null=True)
    phone = CharField(default="")
    opened_on = DateField(null=True)
    closed_on = DateField(null=True)
    digest = CharField(default="")


class Case(Frozen):
    key = CharField()
    unit = ForeignKeyField(Unit)
    handler = ForeignKeyField(Officer)
    audience = CharField(default="participants")
    status = CharField(default="new")
    waiting_for = CharField(default="")
    waiting_until = DateField(null=True)
    opened_at = BigIntegerField()
    changed_at = BigIntegerField()
    closed_on = DateField(null=True)
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)


class Member(Frozen):
    number = CharField(unique=True)
    name = TextField()
    terms = TextField()
    phone = CharField(default="")
    email = CharField(default="")
    branch = ForeignKeyField(Unit)
    status = CharField(default="active")
    leader = BooleanField(default=False)
    protected = BooleanField(default=False)
    joined_on = DateField(null=True)
    ended_on = DateField(null=True)
    digest = CharField(default="")


class Consent(Frozen):
    case = ForeignKeyField(Case)
    member = ForeignKeyField(Member, null=True)
    scope = CharField()
    given_on = DateField()
    withdrawn_on = DateField(null=True)


class Contact(Frozen):
    officer = ForeignKeyField(Officer)
    member = ForeignKeyField(Member, null=True)
    unit = ForeignKeyField(Unit, null=True)
    channel = CharField(default="phone")
    at = BigIntegerField()


class Trigger(Frozen):
    case = ForeignKeyField(Case)
    happened_on = DateField()
    sealed = BlobField(default=b"")
    at = BigIntegerField()
    voided_at = BigIntegerField(null=True)


class Deadline(Frozen):
    case = ForeignKeyField(Case)
    trigger = ForeignKeyField(Trigger, null=True)
    due_on = DateField(index=True)
    extended_on = DateField(null=True)
    safe_on = DateField(null=True)
    hard = BooleanField(default=True)
    status = CharField(default="open")
    sealed = BlobField(default=b"")


class Draft(Frozen):
    key = CharField()
    owner = ForeignKeyField(Officer)
    wizard = CharField()
    step = CharField(default="")
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)
    changed_at = BigIntegerField()
    finished = CharField(null=True)


class Employer(Frozen):
    number = CharField(unique=True)
    name = TextField()
    municipality = CharField(default="")
    tariff_area = CharField(default="")
    ended_on = DateField(null=True)
    digest = CharField(default="")


class Workplace(Frozen):
    number = CharField(unique=True)
    name = TextField()
    terms = TextField()
    kind = CharField(default="")
    employer = ForeignKeyField(Employer)
    club = ForeignKeyField(Unit, null=True)
    ended_on = DateField(null=True)
    digest = CharField(default="")


class Employment(Frozen):
    number = CharField(unique=True)
    member = ForeignKeyField(Member)
    workplace = ForeignKeyField(Workplace)
    position = TextField(default="")
    department = TextField(default="")
    percent = DecimalField(null=True, max_digits=5, decimal_places=2)
    from_on = DateField()
    to_on = DateField(null=True)
    digest = CharField(default="")


class Entry(Frozen):
    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer, null=True)
    kind = CharField()
    at = BigIntegerField()
    sealed = BlobField(default=b"")
    undone_at = BigIntegerField(null=True)


class Handover(Frozen):
    case = ForeignKeyField(Case)
    kind = CharField()
    from_officer = ForeignKeyField(Officer)
    to_unit = ForeignKeyField(Unit)
    status = CharField(index=True, default="sent")
    taken_by = ForeignKeyField(Officer, null=True)
    sent_at = BigIntegerField()
    answered_at = BigIntegerField(null=True)
    ended_at = BigIntegerField(null=True)
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)


class Identity(Frozen):
    issuer = TextField()
    subject = TextField()
    officer = ForeignKeyField(Officer)
    at = BigIntegerField()

    class Meta:
        indexes = ((("issuer", "subject"), True),)


class Installation(Frozen):
    name = CharField(primary_key=True)
    value = TextField()


class Invitation(Frozen):
    officer = ForeignKeyField(Officer)
    code = BlobField(unique=True)
    expires_at = BigIntegerField()
    used_at = BigIntegerField(null=True)


class Mandate(Frozen):
    number = CharField(unique=True)
    officer = ForeignKeyField(Officer)
    role = CharField()
    unit = ForeignKeyField(Unit)
    from_on = DateField()
    to_on = DateField(null=True)
    suspended_on = DateField(null=True)
    digest = CharField(default="")


class Once(Frozen):
    key = CharField(primary_key=True)
    officer = ForeignKeyField(Officer)
    at = BigIntegerField()
    location = TextField(null=True)


class Participant(Frozen):
    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer)
    can_write = BooleanField(default=True)
    at = BigIntegerField()

    class Meta:
        indexes = ((("case", "officer"), True),)


class Party(Frozen):
    case = ForeignKeyField(Case)
    member = ForeignKeyField(Member, null=True)
    officer = ForeignKeyField(Officer, null=True)
    role = CharField()


class Recent(Frozen):
    officer = ForeignKeyField(Officer)
    member = ForeignKeyField(Member)
    at = BigIntegerField()

    class Meta:
        indexes = ((("officer", "member"), True),)


class RegisterImport(Frozen):
    at = BigIntegerField()
    sha256 = CharField()
    made_on = CharField(default="")
    summary = TextField(default="{}")


class Session(Frozen):
    token = BlobField(unique=True)
    officer = ForeignKeyField(Officer)
    created_at = BigIntegerField()
    seen_at = BigIntegerField()
    ended_at = BigIntegerField(null=True)
    device = TextField(default="")


class Task(Frozen):
    key = CharField()
    case = ForeignKeyField(Case, null=True)
    owner = ForeignKeyField(Officer)
    due_on = DateField(null=True)
    status = CharField(default="open")
    made_at = BigIntegerField()
    done_at = BigIntegerField(null=True)
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)


TABLES = [Officer, AuditEvent, Unit, Case, Member, Consent, Contact, Trigger, Deadline, Draft, Employer, Workplace, Employment, Entry, Handover, Identity, Installation, Invitation, Mandate, Once, Participant, Party, Recent, RegisterImport, Session, Task]


def up(migrator: object, db: Database) -> None:
    with db.bind_ctx(TABLES):
        db.create_tables(TABLES, safe=False)
