"""Write transactions, and forms that are handled once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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


@contextmanager
def atomic() -> Iterator[None]:
    """One write transaction, the outermost one claiming the form's idempotency key; a snapshot being read begins anew after it.

    Raises AlreadyDone when the form has been handled before, so a double tap is one record.
    """
    if db.in_transaction():
        with db.atomic():
            yield
        return
    with paused(), db.turn(), db.atomic():
        if (form := once.get()) and not form.claimed:
            _claim(form)
        yield


def _claim(form: Once) -> None:
    claimed = "INSERT INTO once (key, officer_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    if not db.execute_sql(claimed, (form.key, form.officer, to_ms(now()))).rowcount:
        row = db.execute_sql("SELECT location FROM once WHERE key = ?", (form.key,)).fetchone()
        raise AlreadyDone(row and row[0])
    once.set(form._replace(claimed=True))
