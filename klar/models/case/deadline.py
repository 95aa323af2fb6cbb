"""What happened, and the dates that follow from it."""

from peewee import JOIN, BlobField, BooleanField, CharField, DateField, Expression, ForeignKeyField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.case.case import Case
from klar.models.unit import Unit


class Trigger(Table):
    """An event that starts deadlines. Its kind would tell what the case is about, so it is sealed."""

    case = ForeignKeyField(Case)
    happened_on = DateField()
    sealed = BlobField(default=b"")
    at = MomentField()
    voided_at = MomentField(null=True)


class Deadline(Table):
    """A date that follows from a trigger. Rule and title are sealed."""

    case = ForeignKeyField(Case)
    trigger = ForeignKeyField(Trigger, null=True)
    due_on = DateField(index=True)  # the strict date
    extended_on = DateField(null=True)
    safe_on = DateField(null=True)
    hard = BooleanField(default=True)  # ours to keep; else the employer's
    status = CharField(default="open")  # open, kept, missed, void
    sealed = BlobField(default=b"")


class Alert(Table):
    """The branch was told, once, that a deadline had passed its safe date and nobody had said it was kept."""

    case = ForeignKeyField(Case)
    deadline = ForeignKeyField(Deadline, unique=True)
    unit = ForeignKeyField(Unit)
    at = MomentField()


def next_due() -> ModelSelect:
    """The nearest open date of ours in the case of the outer query."""
    return Deadline.select(fn.MIN(Deadline.due_on)).where(
        Deadline.case == Case.id, Deadline.status == "open", Deadline.hard
    )


def first_dues(allowed: Expression) -> ModelSelect:
    """The open dates of ours that come first, of all cases one may see."""
    columns = (Deadline.id, Deadline.due_on, Deadline.sealed, Case.id.alias("case_id"), Case.key)
    mine = Deadline.select(*columns).join(Case).where(allowed, Deadline.status == "open", Deadline.hard)
    return mine.where(Case.closed_on.is_null()).order_by(Deadline.due_on, Deadline.id).limit(20)


def first_due(allowed: Expression) -> ModelSelect:
    return first_dues(allowed).limit(1)


COLUMNS = (
    Deadline.id, Deadline.due_on, Deadline.extended_on, Deadline.safe_on, Deadline.hard, Deadline.status, Deadline.sealed, Alert.at.alias("told_at"),
)  # fmt: skip


def told(query: ModelSelect) -> ModelSelect:
    """With when the branch was told of each, if it was."""
    return query.join(Alert, JOIN.LEFT_OUTER, on=(Alert.deadline == Deadline.id))


def feed_deadlines(allowed: Expression) -> ModelSelect:
    """Every open date of ours, of all open cases one may see."""
    mine = Deadline.select(Deadline.id, Deadline.due_on).join(Case).where(allowed, Deadline.status == "open", Deadline.hard)
    return mine.where(Case.closed_on.is_null()).order_by(Deadline.due_on, Deadline.id).limit(500)


deadlines = Prepared(
    lambda: told(Deadline.select(*COLUMNS)).where(Deadline.case == slot("case"), Deadline.status == "open").order_by(Deadline.due_on, Deadline.id)
)
triggers = Prepared(
    lambda: Trigger.select(Trigger.id, Trigger.happened_on, Trigger.sealed)
    .where(Trigger.case == slot("case"), Trigger.voided_at.is_null())
    .order_by(Trigger.happened_on, Trigger.id)
)
