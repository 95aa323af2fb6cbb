"""The database, a connection per thread, write transactions, and the clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from peewee import (
    Alias,
    BigIntegerField,
    DatabaseProxy,
    Field,
    IntegrityError,
    Model,
    Query,
    SqliteDatabase,
    Value,
)

OSLO = ZoneInfo("Europe/Oslo")

# trust.md § 7: nothing acknowledged is lost, deleted bytes are overwritten, and a schema cannot run code.
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cache_size": -8_000,
    "mmap_size": 268_435_456,
}

db = DatabaseProxy()


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The calendar date where the reps are: deadlines are dates in Oslo, never instants."""
    return now().astimezone(OSLO).date()


def sqlite(path: Path | str) -> SqliteDatabase:
    """A database with Klar's pragmas on every connection.

    Write transactions begin IMMEDIATE: deferred ones fail with «database is locked» when several write.
    Connections belong to a thread and stay open: opening one per request costs a third of the throughput.
    """
    return SqliteDatabase(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE", check_same_thread=False)


def connect(path: Path | str) -> SqliteDatabase:
    database = sqlite(path)
    db.initialize(database)
    return database


class AlreadyDone(Exception):
    """The same form was sent before. `location` is where the first answer led, when it is known."""

    def __init__(self, location: str | None):
        super().__init__(location)
        self.location = location


class Conflict(Exception):
    """Somebody else changed the row first (version column). The person is shown both."""


class Once(NamedTuple):
    """The idempotency key of the form being handled, and whose it is."""

    key: str
    officer: int
    claimed: bool = False


once: ContextVar[Once | None] = ContextVar("once", default=None)


@contextmanager
def atomic() -> Iterator[None]:
    """One write transaction, the outermost one claiming the form's idempotency key.

    Raises AlreadyDone when the form has been handled before, so a double tap is one record.
    """
    outermost = not db.in_transaction()
    with db.atomic():
        if outermost and (form := once.get()) and not form.claimed:
            _claim(form)
        yield


def _claim(form: Once) -> None:
    try:
        with db.atomic():
            db.execute_sql(
                "INSERT INTO once (key, officer_id, at) VALUES (?, ?, ?)",
                (form.key, form.officer, to_ms(now())),
            )
    except IntegrityError as error:
        row = db.execute_sql("SELECT location FROM once WHERE key = ?", (form.key,)).fetchone()
        raise AlreadyDone(row and row[0]) from error
    once.set(form._replace(claimed=True))


def as_date(value: date | str | None) -> date | None:
    """A date that came out of a function or subquery, which SQLite gives as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def to_ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


class MomentField(BigIntegerField):
    """A point in time, kept as whole milliseconds since 1970 in UTC."""

    def db_value(self, value: datetime | int | None) -> int | None:
        return to_ms(value) if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


class Table(Model):
    """A model on Klar's database."""

    class Meta:
        database = db
        legacy_table_names = False


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
