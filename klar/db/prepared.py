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
    Rows are plain objects with the selected names; `build` puts slot("name") where values go. A value that stands in many
    places is bound once, by number: a rule names the same officer and day some forty times.
    """

    def __init__(self, build: Callable[[], Query]):
        self.build, self.engine = build, None

    def __call__(self, **values: Any) -> list[Any]:
        if self.engine is not db.obj.__class__:
            self._compile()
        rows = db.run(self.sql, [*(values[name] for name in self.slots), *self.constants])
        return [*map(self.row._make, map(self._converted, rows) if self.converters else rows)]

    def one(self, **values: Any) -> Any | None:
        found = self(**values)
        return found[0] if found else None

    def _compile(self) -> None:
        query, self.engine = self.build().bind(db.obj), db.obj.__class__
        names = [(column, getattr(column, "_alias", None) or column.column_name) for column in query._returning]
        bare = [column.node if isinstance(column, Alias) else column for column, _ in names]
        self.row = NamedTuple("Row", [(name, Any) for _, name in names])
        self.converters = [(i, c.python_value) for i, c in enumerate(bare) if isinstance(c, Field) and _converts(c)]
        sql, params = query.sql()
        self.slots = list(dict.fromkeys(p for p in params if isinstance(p, Slot)))
        self.constants = list({(type(p), p): p for p in params if not isinstance(p, Slot)}.values())
        places = {(type(p), p): number for number, p in enumerate([*self.slots, *self.constants], 1)}
        self.sql = db.numbered(sql, [places[type(p), p] for p in params])  # names and texts are never in the SQL

    def _converted(self, row: tuple) -> list[Any]:
        cells = list(row)
        for index, convert in self.converters:
            if cells[index] is not None:
                cells[index] = convert(cells[index])
        return cells


def _converts(field: Field) -> bool:
    return field.field_type not in ("INT", "BIGINT", "AUTO", "TEXT", "VARCHAR", "BLOB") or isinstance(field, MomentField)
