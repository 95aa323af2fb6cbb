"""Something to do, by one officer, in a case or by itself."""

from typing import Any

from peewee import BlobField, CharField, DateField, Expression, ForeignKeyField, IntegerField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.i18n import _l
from klar.models.case import Case, Party
from klar.models.member import Member
from klar.models.officer import Officer


class Task(Table):
    """Sealed: title, code (which proposal it was made from), parts (each `text` and `done`)."""

    key = CharField()  # the case's key, or one of its own
    case = ForeignKeyField(Case, null=True)
    owner = ForeignKeyField(Officer)
    from_on = DateField(null=True)  # it can be done from this day; until then it is out of sight
    due_on = DateField(null=True)
    status = CharField(default="open")  # proposed, open, done, dropped
    made_at = MomentField()
    done_at = MomentField(null=True)
    repeats = CharField(default="")  # a key of REPEATS
    after = ForeignKeyField("self", null=True, backref="+")  # the one that this one came back after
    given_by = ForeignKeyField(Officer, null=True, backref="+")
    sealed = BlobField(default=b"")
    version = IntegerField(default=1)


REPEATS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "years": 24}  # months
RHYTHMS = {"month": _l("Hver måned"), "quarter": _l("Hvert kvartal"), "half": _l("Hvert halvår"), "year": _l("Hvert år"), "years": _l("Annethvert år")}
GIVER = Officer.alias()
COLUMNS = (Task.id, Task.key, Task.case, Task.from_on, Task.due_on, Task.status, Task.done_at, Task.repeats, Task.sealed)
# Who gave it away to its owner.
GIVEN = GIVER.select(GIVER.name).where(GIVER.id == Task.given_by).alias("giver")
# Who the task's case is about.
ABOUT = (
    Member.select(Member.name)
    .join(Party, on=(Party.member == Member.id))
    .where(Party.case == Task.case, Party.role == "member")
    .limit(1)
    .alias("about")
)


def written_in(said: dict[str, Any]) -> str:
    """All the words of a task, from what is sealed into it."""
    return ". ".join([said.get("title", ""), *(part["text"] for part in said.get("parts", []))])


def to_do(allowed: Expression) -> ModelSelect:
    """What is to be done, the soonest first; without a date last."""
    return Task.select(*COLUMNS, ABOUT, GIVEN).where(allowed, Task.status == "open").order_by(Task.due_on.is_null(), Task.due_on, Task.id)


def finished(allowed: Expression) -> ModelSelect:
    return Task.select(*COLUMNS, ABOUT).where(allowed, Task.status == "done").order_by(Task.done_at.desc()).limit(20)


def given_away(allowed: Expression) -> ModelSelect:
    """What one has given to others, and who has it."""
    return Task.select(*COLUMNS, Officer.name.alias("holder")).join(Officer, on=(Task.owner == Officer.id)).where(allowed, Task.status == "open").order_by(Task.id)


def one_task(allowed: Expression) -> ModelSelect:
    return Task.select(*COLUMNS, Task.owner, ABOUT, GIVEN).where(allowed, Task.id == slot("id"))


def due_count(allowed: Expression) -> ModelSelect:
    """What can be done today: what is due, and what has been waiting for this day."""
    ready = (Task.due_on <= slot("today")) | (Task.from_on <= slot("today"))
    return Task.select(fn.COUNT(Task.id).alias("count")).where(allowed, Task.status == "open", ready)


of_case = Prepared(
    lambda: Task.select(*COLUMNS, Officer.id.alias("owner"), Officer.name.alias("owner_name"))
    .join(Officer, on=(Task.owner == Officer.id))
    .where(Task.case == slot("case"), Task.status.in_(("proposed", "open")))
    .order_by(Task.due_on.is_null(), Task.due_on, Task.id)
)
