"""Something to do, by one officer, in a case or by itself."""

from peewee import JOIN, BlobField, CharField, DateField, Expression, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.case import Case, Party
from klar.models.member import Member
from klar.models.officer import Officer


class Task(Table):
    key = CharField()  # the case's key, or one of its own
    case = ForeignKeyField(Case, null=True)
    owner = ForeignKeyField(Officer)
    due_on = DateField(null=True)
    status = CharField(default="open")  # proposed, open, done, dropped
    made_at = MomentField()
    done_at = MomentField(null=True)
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)


COLUMNS = (Task.id, Task.key, Task.case, Task.due_on, Task.status, Task.done_at, Task.sealed)
# Who the task's case is about.
ABOUT = (
    Member.select(Member.name)
    .join(Party, on=(Party.member == Member.id))
    .where(Party.case == Task.case, Party.role == "member")
    .limit(1)
    .alias("about")
)


def to_do(allowed: Expression) -> ModelSelect:
    """What is to be done, the soonest first; without a date last."""
    return Task.select(*COLUMNS, ABOUT).where(allowed, Task.status == "open").order_by(Task.due_on.is_null(), Task.due_on, Task.id)


def finished(allowed: Expression) -> ModelSelect:
    return Task.select(*COLUMNS, ABOUT).where(allowed, Task.status == "done").order_by(Task.done_at.desc()).limit(20)


def due_count(allowed: Expression) -> ModelSelect:
    return Task.select(fn.COUNT(Task.id).alias("count")).where(
        allowed, Task.status == "open", Task.due_on.is_null(False), Task.due_on <= slot("today")
    )


of_case = Prepared(
    lambda: Task.select(*COLUMNS, Officer.id.alias("owner"), Officer.name.alias("owner_name"))
    .join(Officer, JOIN.INNER)
    .where(Task.case == slot("case"), Task.status.in_(("proposed", "open")))
    .order_by(Task.due_on.is_null(), Task.due_on, Task.id)
)
