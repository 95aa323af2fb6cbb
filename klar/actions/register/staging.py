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

from klar.actions.register.sql import begin, end, index, insert, run
from klar.actions.register.tables import TABLES, Table
from klar.integrations.register.reader import Register, Rejected
from klar.integrations.register.records import TYPES, Record

BATCH = 2_000
DAYS = ("opened_on", "closed_on", "ended_on", "joined_on", "from_on", "to_on")
KINDS = {"leader": "BOOLEAN", "protected": "BOOLEAN", "percent": "NUMERIC", **dict.fromkeys(DAYS, "DATE")}


@contextmanager
def staging() -> Iterator[None]:
    """Everything inside can use the tables staging.unit, staging.member … and staging.rejected."""
    begin()
    try:
        _prepare()
        yield
    finally:
        end()


def _prepare() -> None:
    for table in TABLES:
        fields = ", ".join(f"{field} {KINDS.get(field, 'TEXT')}" for field in table.fields)
        run(f"CREATE TABLE staging.{table.name} (line INTEGER PRIMARY KEY, {fields}, digest TEXT)")
        run(f"CREATE TABLE staging.{table.name}_terms (line INTEGER PRIMARY KEY, terms TEXT)")
    run("CREATE TABLE staging.rejected (line INTEGER PRIMARY KEY, type TEXT, number TEXT, reason TEXT)")
    index("rejected", "type, number")


def fill(register: Register) -> None:
    """Every line of the file into its table. Raises Damaged."""
    trays = {Rejected: Tray("rejected"), **{TYPES[table.name]: RecordTray(table) for table in TABLES}}
    run("BEGIN")
    try:
        for line, record in register:
            trays[record.__class__].add(line, record)
        for tray in trays.values():
            tray.empty()
    finally:
        run("COMMIT")
    for table in TABLES:
        index(table.name, "number")


class Tray:
    """Rows on their way into one table."""

    def __init__(self, name: str):
        self.name, self.rows = name, []

    def add(self, line: int, rejected: Rejected) -> None:
        self.put((line, *rejected))

    def put(self, row: tuple) -> None:
        self.rows.append(row)
        if len(self.rows) == BATCH:
            self.empty()

    def empty(self) -> None:
        insert(self.name, self.rows)
        self.rows.clear()


class RecordTray(Tray):
    """Adds what the row is recognised by the next time: the fingerprint of all that the record says."""

    def __init__(self, table: Table):
        super().__init__(table.name)
        self.values, self.encode = attrgetter(*table.fields), Encoder().encode

    def add(self, line: int, record: Record) -> None:
        digest = blake2b(self.encode(record), digest_size=8).hexdigest()
        self.put((line, *map(_stored, self.values(record)), digest))


def _stored(value: Any) -> Any:
    return value.isoformat() if value.__class__ is date else value
