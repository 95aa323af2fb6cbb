"""Lists of cases."""

from collections.abc import Callable
from functools import cache

from peewee import JOIN, SQL, Expression, ModelSelect, fn

from klar.db import slot
from klar.models.case.case import Case
from klar.models.case.deadline import Deadline, next_due
from klar.models.case.document import Document
from klar.models.case.ended import held_until
from klar.models.case.entry import Entry
from klar.models.case.party import Party
from klar.models.member import Member

PAGE = 50  # cases shown at a time
ORDER = {"due": SQL('"due_on" ASC NULLS LAST'), "newest": Case.changed_at.desc()}


def about() -> ModelSelect:
    """The name of the member the case of the outer query is about."""
    return (
        Member.select(Member.name)
        .join(Party, on=(Party.member == Member.id))
        .where(Party.case == Case.id, Party.role == "member")
        .limit(1)
    )


def _list(allowed: Expression) -> ModelSelect:
    columns = (Case.id, Case.key, Case.status, Case.sealed, Case.waiting_for, Case.waiting_until, Case.closed_on, Case.keep_until_on)
    return Case.select(*columns, about().alias("about"), next_due().alias("due_on"), held_until().alias("held_until")).where(allowed)


def open_cases(allowed: Expression) -> ModelSelect:
    return _list(allowed).where(Case.closed_on.is_null()).order_by(Case.changed_at.desc()).limit(50)


def _stands(stands: str) -> Expression:
    """How the cases of a list stand: open, waiting, dated (a deadline of ours is open) or closed."""
    if stands == "closed":
        return Case.closed_on.is_null(False)
    dated = Deadline.select(Deadline.id).where(Deadline.case == Case.id, Deadline.status == "open", Deadline.hard)
    more = {"waiting": Case.status == "waiting", "dated": fn.EXISTS(dated)}
    return Case.closed_on.is_null() & more[stands] if stands in more else Case.closed_on.is_null()


@cache
def cases_page(stands: str, order: str) -> Callable[[Expression], ModelSelect]:
    """The named query of one page of cases, from the slot `skip` on, and one more when there are more. `order` is a key of ORDER."""

    def query(allowed: Expression) -> ModelSelect:
        return _list(allowed).where(_stands(stands)).order_by(ORDER[order], Case.id.desc()).limit(PAGE + 1).offset(slot("skip"))

    return query


def closed_cases(allowed: Expression) -> ModelSelect:
    return _list(allowed).where(_stands("closed")).order_by(Case.closed_on.desc(), Case.id.desc())


def searched_cases(allowed: Expression) -> ModelSelect:
    return _list(allowed).order_by(Case.changed_at.desc(), Case.id.desc())


def searched_entries(allowed: Expression) -> ModelSelect:
    return Entry.select(Entry.id, Entry.case, Entry.sealed).where(allowed, Entry.undone_at.is_null())


def searched_documents(allowed: Expression) -> ModelSelect:
    return Document.select(Document.id, Document.case, Document.sealed).join(Case).where(allowed, Document.removed_at.is_null())


def searched_parties(allowed: Expression) -> ModelSelect:
    """Everybody in the cases: those in the register by name, the others by what is sealed of them."""
    columns = (Party.id, Party.case, Party.sealed, Member.name)
    return Party.select(*columns).join_from(Party, Case).join_from(Party, Member, JOIN.LEFT_OUTER).where(allowed)


def open_count(allowed: Expression) -> ModelSelect:
    return Case.select(fn.COUNT(Case.id).alias("count")).where(allowed, Case.closed_on.is_null())


def recent_types(allowed: Expression) -> ModelSelect:
    """The cases one opened last, to see which types one uses."""
    return Case.select(Case.id, Case.key, Case.sealed).where(allowed, Case.handler == slot("me")).order_by(Case.id.desc()).limit(5)
