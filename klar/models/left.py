"""What somebody who is a rep no more has left behind: when and how soon, never what about."""

from peewee import Expression, ModelSelect, fn

from klar.db import Prepared, slot
from klar.models.case import Case, next_due
from klar.models.officer import Mandate, Officer
from klar.models.role import CLUB
from klar.models.task import Task
from klar.models.unit import Unit


def left_cases(allowed: Expression) -> ModelSelect:
    columns = (Case.id, Unit.name.alias("club"), Officer.name.alias("before"), next_due().alias("due_on"))
    query = Case.select(*columns).join(Unit).switch(Case).join(Officer, on=(Case.handler == Officer.id))
    return query.where(allowed).order_by(Case.id)


def left_tasks(allowed: Expression) -> ModelSelect:
    columns = (Task.id, Task.key, Task.owner, Task.due_on, Task.sealed, Officer.name.alias("before"))
    return Task.select(*columns).join(Officer, on=(Task.owner == Officer.id)).where(allowed).order_by(Task.id)


def left_count(allowed: Expression) -> ModelSelect:
    return Case.select(fn.COUNT(Case.id).alias("count")).where(allowed)


def _without_reps() -> ModelSelect:
    held = Mandate.select(Mandate.unit).where(
        Mandate.role.in_(CLUB),
        Mandate.from_on <= slot("today"),
        Mandate.to_on.is_null() | (Mandate.to_on >= slot("today")),
        Mandate.suspended_on.is_null() | (Mandate.suspended_on > slot("today")),
    )
    clubs = Unit.select(Unit.id, Unit.name).where(Unit.parent == slot("branch"), Unit.kind == "club", Unit.id.not_in(held))
    return clubs.where(Unit.closed_on.is_null() | (Unit.closed_on > slot("today"))).order_by(Unit.name)


# The branch's clubs where nobody is a rep today.
without_reps = Prepared(_without_reps)
