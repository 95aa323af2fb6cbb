"""The database, and a connection per thread."""

from datetime import UTC, datetime
from pathlib import Path

from peewee import BigIntegerField, DatabaseProxy, Model, SqliteDatabase

from klar.db.clock import to_ms

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


class Sqlite(SqliteDatabase):
    def rollback(self) -> None:
        """When the disk is full SQLite has undone the transaction already; undoing it again would hide why."""
        if self.connection().in_transaction:
            super().rollback()


def sqlite(path: Path | str) -> Sqlite:
    """A database with Klar's pragmas on every connection.

    Write transactions begin IMMEDIATE: deferred ones fail with «database is locked» when several write.
    Connections belong to a thread and stay open: opening one per request costs a third of the throughput.
    """
    return Sqlite(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE", check_same_thread=False)


def connect(path: Path | str) -> Sqlite:
    database = sqlite(path)
    db.initialize(database)
    return database


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
