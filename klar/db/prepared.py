"""Queries built once and run many times."""

from collections.abc import Callable
from typing import Any, NamedTuple

from peewee import Alias, Field, Query, Value

from klar.db.connection import MomentField, db


def slot(name: str) -> Value:
    """A place in a prepared query that is filled when it runs."""
    return Value(Slot(name), converter=False, unpack=False)


class Slot(str):
    __slots__ = ()


class Prepared:
    """A peewee query that is built and compiled once and run many times.

    Building a three-table query takes 0.9 ms, running it 0.03: hot pages cannot build theirs anew.
    Rows are plain objects with the selected names; `build` puts slot("name") where values go.
    """

    def __init__(self, build: Callable[[], Query]):
        self.build, self.sql = build, ""

    def __call__(self, **values: Any) -> list[Any]:
        if not self.sql:
            self._compile()
        params = [values[p] if p.__class__ is Slot else p for p in self.params]
        rows = map(self.row._make, db.execute_sql(self.sql, params))
        return [self._converted(row) for row in rows] if self.converters else list(rows)

    def one(self, **values: Any) -> Any | None:
        found = self(**values)
        return found[0] if found else None

    def _compile(self) -> None:
        query = self.build().bind(db.obj)
        names = [(column, getattr(column, "_alias", None) or column.column_name) for column in query._returning]
        bare = [column.node if isinstance(column, Alias) else column for column, _ in names]
        self.row = NamedTuple("Row", [(name, Any) for _, name in names])
        self.converters = [(i, c.python_value) for i, c in enumerate(bare) if isinstance(c, Field) and _converts(c)]
        sql, self.params = query.sql()
        self.sql = sql

    def _converted(self, row: tuple) -> Any:
        cells = list(row)
        for index, convert in self.converters:
            cells[index] = convert(cells[index])
        return self.row._make(cells)


def _converts(field: Field) -> bool:
    return field.field_type not in ("INT", "BIGINT", "AUTO", "TEXT", "VARCHAR", "BLOB") or isinstance(field, MomentField)
