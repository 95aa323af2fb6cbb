"""Lists of cases."""

from peewee import Expression, ModelSelect, fn

from klar.db import slot
from klar.models.case.case import Case
from klar.models.case.deadline import next_due
from klar.models.case.party import Party
from klar.models.member import Member


def about() -> ModelSelect:
    """The name of the member the case of the outer query is about."""
    return (
        Member.select(Member.name)
        .join(Party, on=(Party.member == Member.id))
        .where(Party.case == Case.id, Party.role == "member")
        .limit(1)
    )


def _list(allowed: Expression) -> ModelSelect:
    columns = (Case.id, Case.key, Case.status, Case.sealed, Case.waiting_for, Case.waiting_until, Case.closed_on)
    return Case.select(*columns, about().alias("about"), next_due().alias("due_on")).where(allowed)


def open_cases(allowed: Expression) -> ModelSelect:
    return _list(allowed).where(Case.closed_on.is_null()).order_by(Case.changed_at.desc()).limit(50)


def closed_cases(allowed: Expression) -> ModelSelect:
    return _list(allowed).where(Case.closed_on.is_null(False)).order_by(Case.closed_on.desc()).limit(50)


def open_count(allowed: Expression) -> ModelSelect:
    return Case.select(fn.COUNT(Case.id).alias("count")).where(allowed, Case.closed_on.is_null())


def recent_types(allowed: Expression) -> ModelSelect:
    """The cases one opened last, to see which types one uses."""
    return Case.select(Case.id, Case.key, Case.sealed).where(allowed, Case.handler == slot("me")).order_by(Case.id.desc()).limit(5)
