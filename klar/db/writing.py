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


class OtherContent(Exception):
    """The same form was sent before and said something else. `location` is where that led, `mine` what is said now, in words, when known."""

    def __init__(self, location: str | None):
        super().__init__("once")  # never what was said: an error's words may end in a log
        self.location, self.mine = location, ""


class Conflict(Exception):
    """Somebody else changed the row first (version column). The person is shown both."""


class Once(NamedTuple):
    """The idempotency key of the form being handled, whose it is, and what it says, as a digest.

    With `anew` other content takes the place of the first, which has led to nothing final yet.
    """

    key: str
    officer: int
    claimed: bool = False
    digest: str = ""
    anew: bool = False


once: ContextVar[Once | None] = ContextVar("once", default=None)


@contextmanager
def atomic() -> Iterator[None]:
    """One write transaction, the outermost one claiming the form's idempotency key; a snapshot being read begins anew after it.

    Raises AlreadyDone when the form has been handled before, so a double tap is one record; OtherContent when it said something else then.
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
    claimed = "INSERT INTO once (key, officer_id, at, digest) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    if not db.execute_sql(claimed, (form.key, form.officer, to_ms(now()), form.digest)).rowcount:
        location, before = db.execute_sql("SELECT location, digest FROM once WHERE key = ?", (form.key,)).fetchone()
        if not (form.digest and before) or form.digest == before:
            raise AlreadyDone(location)
        if not form.anew:
            raise OtherContent(location)
        db.execute_sql("UPDATE once SET digest = ? WHERE key = ?", (form.digest, form.key))
    once.set(form._replace(claimed=True))
