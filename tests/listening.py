"""What is said to the databases while a test listens, on either engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import psycopg

from klar.crypto import keys
from klar.db import db
from tests.engine import ON_POSTGRESQL


@contextmanager
def listening(*, to_keys: bool = False) -> Iterator[list[str]]:
    """The statements of this thread's connection to the main database, and with `to_keys` to the key database, as they come."""
    said: list[str] = []
    files = [base for base, wanted in ((db, not ON_POSTGRESQL), (keys.database, to_keys)) if wanted]
    for base in files:
        base.connection().set_trace_callback(said.append)
    with _server(said):
        yield said
    for base in files:
        base.connection().set_trace_callback(None)


@contextmanager
def _server(said: list[str]) -> Iterator[None]:
    inner = psycopg.Cursor.execute  # every other kind of cursor inherits it

    def execute(self: psycopg.Cursor, query: str, *given: object, **named: object) -> psycopg.Cursor:
        said.append(str(query))
        return inner(self, query, *given, **named)

    with patch.object(psycopg.Cursor, "execute", execute):
        yield
