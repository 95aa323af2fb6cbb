"""Queries built once and run many times."""

from collections.abc import Callable
from typing import Any, NamedTuple

from peewee import Alias, DateField, Field, Query, Value

from klar.db.clock import as_date
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
        self.build, self.compiled = build, None

    def __call__(self, **values: Any) -> list[Any]:
        ready = self.compiled
        if ready is None or ready.engine is not db.obj.__class__:
            self.compiled = ready = _compile(self.build())
        rows = db.run(ready.sql, [*(values[name] for name in ready.slots), *ready.constants])
        return [*map(ready.row._make, map(ready.converted, rows) if ready.converters else rows)]

    def one(self, **values: Any) -> Any | None:
        found = self(**values)
        return found[0] if found else None


class Compiled(NamedTuple):
    """What a query comes to on one engine. Put in place whole, for several threads may meet it for the first time at once."""

    engine: type
    sql: str
    slots: list[str]
    constants: list[Any]
    row: Any
    converters: list[tuple[int, Callable[[Any], Any]]]

    def converted(self, row: tuple) -> list[Any]:
        cells = list(row)
        for index, convert in self.converters:
            if cells[index] is not None:
                cells[index] = convert(cells[index])
        return cells


def _compile(query: Query) -> Compiled:
    query = query.bind(db.obj)
    names = [(column, getattr(column, "_alias", None) or column.column_name) for column in query._returning]
    bare = [column.node if isinstance(column, Alias) else column for column, _ in names]
    sql, params = query.sql()
    slots = list(dict.fromkeys(p for p in params if isinstance(p, Slot)))
    constants = list({(type(p), p): p for p in params if not isinstance(p, Slot)}.values())
    places = {(type(p), p): number for number, p in enumerate([*slots, *constants], 1)}
    return Compiled(
        engine=db.obj.__class__,
        sql=db.numbered(sql, [places[type(p), p] for p in params]),  # names and texts are never in the SQL
        slots=slots,
        constants=constants,
        row=NamedTuple("Row", [(name, Any) for _, name in names]),
        converters=[(i, _converter(c)) for i, c in enumerate(bare) if isinstance(c, Field) and _converts(c)],
    )


def _converts(field: Field) -> bool:
    return field.field_type not in ("INT", "BIGINT", "AUTO", "TEXT", "VARCHAR", "BLOB") or isinstance(field, MomentField)


def _converter(field: Field) -> Callable[[Any], Any]:
    """Peewee tries a date as several kinds of text; ours are one kind, and a list has three in each row."""
    return as_date if isinstance(field, DateField) else field.python_value
