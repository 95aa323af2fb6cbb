"""Write transactions, and forms that are handled once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from fcntl import LOCK_EX, LOCK_UN, flock
from threading import Lock
from typing import NamedTuple

from klar.db.clock import now, to_ms
from klar.db.connection import db
from klar.db.snapshot import paused


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


_threads = Lock()
_files: dict[str, int] = {}


@contextmanager
def _turn() -> Iterator[None]:
    """One writer at a time, woken at once when the one before is done.

    SQLite's own wait sleeps for longer and longer: with four threads its slowest writes took 220 ms, in turn 83.
    """
    with _threads:
        path = f"{db.database}-turn"
        if path not in _files:
            _files[path] = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        flock(_files[path], LOCK_EX)
        try:
            yield
        finally:
            flock(_files[path], LOCK_UN)


@contextmanager
def atomic() -> Iterator[None]:
    """One write transaction, the outermost one claiming the form's idempotency key; a snapshot being read begins anew after it.

    Raises AlreadyDone when the form has been handled before, so a double tap is one record.
    """
    if db.in_transaction():
        with db.atomic():
            yield
        return
    with paused(), _turn(), db.atomic():
        if (form := once.get()) and not form.claimed:
            _claim(form)
        yield


def _claim(form: Once) -> None:
    claimed = "INSERT OR IGNORE INTO once (key, officer_id, at) VALUES (?, ?, ?)"
    if not db.execute_sql(claimed, (form.key, form.officer, to_ms(now()))).rowcount:
        row = db.execute_sql("SELECT location FROM once WHERE key = ?", (form.key,)).fetchone()
        raise AlreadyDone(row and row[0])
    once.set(form._replace(claimed=True))
