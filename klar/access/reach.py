"""The rule that checks is the rule that lists: both are the policy's query, narrowed."""

from collections.abc import Callable
from functools import cache, reduce
from typing import Any

from flask import abort
from peewee import Case as When
from peewee import Expression, ModelSelect, Select

from klar.access.policy import RULES, condition
from klar.db import Prepared, slot, today


def visible(me: int, permission: str) -> ModelSelect:
    """Every row this officer may see under the permission, as a query to narrow further."""
    return RULES[permission].model.select().where(condition(permission, me, today()))


def visible_here(permission: str) -> Expression:
    """The same condition for a prepared query with the slots «me» and «today»."""
    return condition(permission, slot("me"), slot("today"))


def reachable(permission: str) -> Select:
    """The ids of every row this officer may see, one way in after the other.

    For a search that reads them all: as one condition each row is held against every way once more. For a prepared query.
    """
    rule = RULES[permission]
    if rule.none:
        raise ValueError(f"{permission} has exceptions: use visible_here")
    ways = [rule.model.select(rule.model.id).where(clause(slot("me"), slot("today"))) for clause in rule.any.values()]
    return reduce(ModelSelect.union_all, ways)


@cache
def _finder(permission: str, also: str = "") -> Prepared:
    rule = RULES[permission]
    named = [(clause(slot("me"), slot("today")), name) for name, clause in rule.any.items()]
    besides = condition(also, slot("me"), slot("today"), but=rule.none.values()) if also else None
    more = [When(None, [(besides, 1)], 0).alias("may_also")] if also else []
    columns = [*rule.model._meta.sorted_fields, When(None, named).alias("allowed_by"), *more]
    return Prepared(
        lambda: rule.model.select(*columns).where(rule.model.id == slot("id"), visible_here(permission))
    )


def fetch(me: int, permission: str, row_id: int, also: str = "") -> Any:
    """The row, with `allowed_by` naming the clause that lets this officer see it; else 404.

    Not yours looks like not there. With `also`, `may_also` says whether that permission holds for the row too.
    """
    return _finder(permission, also).one(me=me, today=today(), id=row_id) or abort(404)


@cache
def _counter(asked: tuple[tuple[str, Callable], ...]) -> Prepared:
    return Prepared(lambda: Select(None, [query(visible_here(name)).alias(query.__name__) for name, query in asked]))


def counted(me: int, *asked: tuple[str, Callable[[Expression], ModelSelect]]) -> Any:
    """Several counts in one statement, each a (permission, named query), by the queries' names."""
    return _counter(asked).one(me=me, today=today())


def may(me: int, permission: str, row_id: int) -> bool:
    return _finder(permission).one(me=me, today=today(), id=row_id) is not None


@cache
def _lister(permission: str, query: Callable[[Expression], ModelSelect]) -> Prepared:
    return Prepared(lambda: query(visible_here(permission)))


def listed(me: int, permission: str, query: Callable[[Expression], ModelSelect], **values: Any) -> list[Any]:
    """A named query of a model, narrowed to what this officer may see. `query` takes the condition and is built once."""
    return _lister(permission, query)(me=me, today=today(), **values)
