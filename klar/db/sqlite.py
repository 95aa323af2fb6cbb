"""SQLite: the engine there is without setting anything up."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from fcntl import LOCK_EX, LOCK_UN, flock
from pathlib import Path
from threading import Lock
from typing import Any

from peewee import SqliteDatabase

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
_threads = Lock()
_files: dict[str, int] = {}


class Sqlite(SqliteDatabase):
    WORDS = {"place_of": "instr", "joined": "group_concat", "now_ms": "(CAST(strftime('%s', 'now') AS INTEGER) * 1000)", "midnight": "(1000 * strftime('%s', "}

    def get_context_options(self) -> dict[str, Any]:
        return super().get_context_options() | {"words": self.WORDS, "strict_groups": False}

    def rollback(self) -> None:
        """When the disk is full SQLite has undone the transaction already; undoing it again would hide why."""
        if self.connection().in_transaction:
            super().rollback()

    @property
    def busy(self) -> bool:
        """Whether a transaction is open on this thread's connection."""
        return self.connection().in_transaction

    def act_for(self, officer: int | None) -> None:
        """Who the web works for; only PostgreSQL has a wall that needs to know."""

    def keep_in_sight(self, case: int) -> None:
        """The same: here nothing is hidden."""

    def read_on(self) -> None:
        """From here on this thread reads one snapshot."""
        self.connection().execute("BEGIN")

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One writer at a time, woken at once when the one before is done.

        SQLite's own wait sleeps for longer and longer: with four threads its slowest writes took 220 ms, in turn 83.
        """
        with _threads:
            path = f"{self.database}-turn"
            if path not in _files:
                _files[path] = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
            flock(_files[path], LOCK_EX)
            try:
                yield
            finally:
                flock(_files[path], LOCK_UN)

    def numbered(self, sql: str, places: list[int]) -> str:
        """The SQL with `?4` for each `?`, 4 being the place of its value."""
        first, *parts = sql.split("?")
        return first + "".join(f"?{place}{part}" for place, part in zip(places, parts, strict=True))

    def run(self, sql: str, values: list[Any]) -> Any:
        """Rows of numbered SQL. Dates go as text already here: sqlite3 would call a function for each."""
        return self.execute_sql(sql, [value.isoformat() if value.__class__ is date else value for value in values])

    def stream(self, sql: str) -> Iterator[tuple]:
        """Rows one after the other, never all in memory."""
        return self.execute_sql(sql)

    def tidy(self, *_tables: str) -> None:
        """What was deleted is gone from the write-ahead log too (secure_delete has overwritten it in the file)."""
        self.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def sqlite(path: Path | str) -> Sqlite:
    """A database with Klar's pragmas on every connection.

    Write transactions begin IMMEDIATE: deferred ones fail with «database is locked» when several write.
    Connections belong to a thread and stay open: opening one per request costs a third of the throughput.
    """
    return Sqlite(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE", check_same_thread=False)
