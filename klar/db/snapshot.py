"""One picture of the database for a whole page.

Each statement by itself takes and gives back a lock, and forgets the pages it has read whenever somebody else has written:
with four threads that cost a case page a third of its time. It also means a page never shows two moments at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from klar.db.connection import db


def begin_reading() -> None:
    """From here until `end_reading` this thread reads one snapshot, but for what it writes itself."""
    if not db.busy:
        db.read_on()


def end_reading() -> None:
    """Ends what is open on this thread's connection; a transaction that was not finished is undone."""
    if not db.is_closed() and db.busy:
        db.connection().execute("ROLLBACK")


@contextmanager
def paused() -> Iterator[None]:
    """A snapshot cannot be written to: it ends for the writing, and a newer one begins after it."""
    reading = db.busy
    if reading:
        db.connection().execute("COMMIT")
    try:
        yield
    finally:
        if reading:
            begin_reading()
