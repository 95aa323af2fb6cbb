"""Meetings of helpers with clubs. The club itself sees nothing of them but what both agreed to do."""

from peewee import JOIN, BlobField, CharField, Expression, ForeignKeyField, IntegerField, ModelSelect

from klar.db import MomentField, Table, slot
from klar.models.officer import Officer
from klar.models.task import Task
from klar.models.unit import Unit


class ClubVisit(Table):
    """One meeting. Sealed: `replies` by the codes of CLUB_TASKS, `steps` that were agreed, each `text` and `who`."""

    unit = ForeignKeyField(Unit, backref="+")
    made_by = ForeignKeyField(Officer, backref="+", index=False)
    at = MomentField()
    level = IntegerField()  # where the club stood then, by all that was answered so far
    key = CharField()
    sealed = BlobField(default=b"")


class ClubStep(Table):
    """A step both agreed on, which is a task of one of them."""

    visit = ForeignKeyField(ClubVisit, backref="+")
    task = ForeignKeyField(Task, backref="+", index=False)
    place = IntegerField()


def visits(allowed: Expression) -> ModelSelect:
    """The meetings with a club, the newest first, and who held them."""
    query = ClubVisit.select(ClubVisit, Officer.name.alias("helper")).join(Officer, on=(ClubVisit.made_by == Officer.id)).switch(ClubVisit).join(Unit)
    return query.where(allowed, ClubVisit.unit == slot("club")).order_by(ClubVisit.id.desc()).limit(50)


def steps(allowed: Expression) -> ModelSelect:
    """How the steps of a club's newest meeting stand; None for a task that the reader has no part in."""
    newest = ClubVisit.select(ClubVisit.id).where(ClubVisit.unit == slot("club")).order_by(ClubVisit.id.desc()).limit(1)
    query = ClubStep.select(ClubStep.place, Task.status, Task.due_on).join(ClubVisit).join(Unit).switch(ClubStep).join(Task, JOIN.LEFT_OUTER)
    return query.where(allowed, ClubStep.visit == newest).order_by(ClubStep.place)
