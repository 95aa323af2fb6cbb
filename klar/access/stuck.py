"""Who seems stuck: signals without content, to whoever follows up the rep. Never which case, nor a word of it.

A `named` case gives no sign at all, and neither does a case that the helper is a party to (trust.md § 1, P1 and N1).
"""

from collections.abc import Callable
from typing import Any

from peewee import JOIN, Expression, Field, ModelSelect, fn

from klar.access.clauses import conflict, leader_member
from klar.db import Behind, Midnight, slot
from klar.models.case import Case, Deadline
from klar.models.draft import Draft
from klar.models.follow_up import at_hand
from klar.models.officer import Mandate, Session
from klar.models.task import Task

NEAR = 7  # days to a deadline
LATELY, SETTLED = 180, 3  # a post this new, in days, but not newer: so long nobody need have signed in
Again = Draft.alias()
Whose = Callable[[Field], Expression]  # says of a column with an officer whose rows are meant


def may_tell(me: Any, day: Any) -> Expression:
    return (Case.audience != "named") & ~conflict(me, day) & ~leader_member(me, day)


def near(me: Any, day: Any, soon: Any, whose: Whose) -> ModelSelect:
    """Who has an open case with a deadline of ours that is near, or past."""
    runs = (Deadline.status == "open") & Deadline.hard & (Deadline.due_on <= soon)
    return Deadline.select(Case.handler).join(Case).where(whose(Case.handler), runs, Case.closed_on.is_null(), may_tell(me, day))


def overdue(me: Any, day: Any, _soon: Any, whose: Whose) -> ModelSelect:
    query = Task.select(Task.owner).join(Case, JOIN.LEFT_OUTER)
    return query.where(whose(Task.owner), Task.status == "open", Task.due_on < day, Task.case.is_null() | may_tell(me, day))


def stopped(_me: Any, _day: Any, _soon: Any, whose: Whose) -> ModelSelect:
    """Who has left the same question of the same wizard more than once: as two drafts, since most have none, and there is nothing to gather then."""
    same = (Again.owner == Draft.owner) & (Again.wizard == Draft.wizard) & (Again.step == Draft.step) & (Again.id > Draft.id)
    return Draft.select(Draft.owner).join(Again, on=same).where(whose(Draft.owner), Draft.finished.is_null(), Again.finished.is_null())


SIGNALS = {"near": near, "overdue": overdue, "stopped": stopped}


def theirs(column: Field) -> Expression:
    return column == Mandate.officer


def to_follow(allowed: Expression) -> ModelSelect:
    """The reps there is something with, each thing and each sign as 1 or 0."""
    signed_in = fn.EXISTS(Session.select(Session.id).where(Session.officer == Mandate.officer, Session.created_at >= Midnight(Mandate.from_on)))
    signs = {"unseen": Mandate.from_on.between(slot("lately"), slot("settled")) & ~signed_in}
    signs |= {name: Behind(name, Mandate.officer, query(slot("me"), slot("today"), slot("soon"), theirs)) for name, query in SIGNALS.items()}
    return at_hand(allowed, signs)
