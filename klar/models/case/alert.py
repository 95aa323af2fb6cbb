"""What a branch has been told of its clubs' deadlines."""

from peewee import Expression, ModelSelect, fn

from klar.models.case.case import Case
from klar.models.case.deadline import Alert, Deadline
from klar.models.officer import Officer
from klar.models.unit import Unit


def alerts(allowed: Expression) -> ModelSelect:
    """Who has the deadline, in which club, and the date: never which case, nor what it is about."""
    columns = (Alert.id, Deadline.due_on, Unit.name.alias("club"), Officer.name, Officer.phone)
    return (
        Alert.select(*columns)
        .join(Deadline)
        .join(Case)
        .join(Unit)
        .join(Officer, on=(Case.handler == Officer.id))
        .where(allowed)
        .order_by(Deadline.due_on, Alert.id)
    )


def alert_count(allowed: Expression) -> ModelSelect:
    return Alert.select(fn.COUNT(Alert.id).alias("count")).where(allowed)


def unspoken(day: object) -> ModelSelect:
    """Deadlines of ours that are past their safe date on that day, in open cases, that nobody has been told of.

    A `named` case is for the handler and those named in it alone, and stays out of every count (trust.md P1): the branch is
    told nothing of it, not even that it is there.
    """
    told = Alert.select(Alert.id).where(Alert.deadline == Deadline.id)
    late = (Deadline.status == "open", Deadline.hard, Deadline.safe_on < day)
    return Deadline.select().join(Case).where(*late, Case.closed_on.is_null(), Case.audience != "named", ~fn.EXISTS(told)).order_by(Deadline.id)
