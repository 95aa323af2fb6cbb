"""A database beside the main one, for one import: the file's records as they came, and the lines that were left out.

It is nameless and on disk: gone when the connection lets go of it, also when the process is killed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from msgspec.json import Encoder

from klar.actions.register.tables import TABLES, Table
from klar.db import PRAGMAS, db
from klar.fold import terms
from klar.integrations.register.reader import Register, Rejected
from klar.integrations.register.records import TYPES, Record

BATCH = 2_000
CACHE = -48_000  # KiB: an import touches most pages of the indexes, in no order


@contextmanager
def staging() -> Iterator[None]:
    """Everything inside can use the tables staging.unit, staging.member … and staging.rejected."""
    db.execute_sql("ATTACH '' AS staging")
    try:
        _prepare()
        yield
    finally:
        db.execute_sql("DETACH staging")
        db.execute_sql(f"PRAGMA main.cache_size = {PRAGMAS['cache_size']}")


def _prepare() -> None:
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF", "cache_size = -16000"):
        db.execute_sql(f"PRAGMA staging.{pragma}")
    db.execute_sql(f"PRAGMA main.cache_size = {CACHE}")
    db.connection().create_function("search_terms", 3, terms, deterministic=True)
    for table in TABLES:
        fields = ", ".join(table.fields)
        db.execute_sql(f"CREATE TABLE staging.{table.name} (line INTEGER PRIMARY KEY, {fields}, digest)")
    db.execute_sql("CREATE TABLE staging.rejected (line INTEGER PRIMARY KEY, type, number, reason)")
    db.execute_sql("CREATE INDEX staging.rejected_number ON rejected (type, number)")


def fill(register: Register) -> None:
    """Every line of the file into its table. Raises Damaged."""
    trays = {Rejected: Tray("rejected", 4), **{TYPES[table.name]: RecordTray(table) for table in TABLES}}
    db.execute_sql("BEGIN")
    try:
        for line, record in register:
            trays[record.__class__].add(line, record)
        for tray in trays.values():
            tray.empty()
    finally:
        db.execute_sql("COMMIT")
    for table in TABLES:
        db.execute_sql(f"CREATE INDEX staging.{table.name}_number ON {table.name} (number)")


class Tray:
    """Rows on their way into one table."""

    def __init__(self, name: str, width: int):
        self.sql = f"INSERT INTO staging.{name} VALUES ({', '.join('?' * width)})"
        self.rows: list[tuple] = []

    def add(self, line: int, rejected: Rejected) -> None:
        self.put((line, *rejected))

    def put(self, row: tuple) -> None:
        self.rows.append(row)
        if len(self.rows) == BATCH:
            self.empty()

    def empty(self) -> None:
        db.connection().executemany(self.sql, self.rows)
        self.rows.clear()


class RecordTray(Tray):
    """Adds what the row is recognised by the next time: the fingerprint of all that the record says."""

    def __init__(self, table: Table):
        super().__init__(table.name, len(table.fields) + 2)
        self.values, self.encode = attrgetter(*table.fields), Encoder().encode

    def add(self, line: int, record: Record) -> None:
        digest = blake2b(self.encode(record), digest_size=8).hexdigest()
        self.put((line, *map(_stored, self.values(record)), digest))


def _stored(value: Any) -> Any:
    return value.isoformat() if value.__class__ is date else value
