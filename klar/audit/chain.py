"""Each event is chained to the one before by a keyed hash, so that tampering shows."""

import json
from collections.abc import Iterator

from klar.crypto import keys
from klar.db import db

START = b"\0" * 32


def link(previous: bytes, row: tuple) -> bytes:
    """The row's place in the chain: a keyed hash of the place before and everything the row says."""
    said = json.dumps(row, separators=(",", ":"), ensure_ascii=True).encode()
    return keys.sign(bytes(previous) + said)


def events() -> Iterator[tuple]:
    return db.execute_sql("SELECT id, at, name, officer_id, subject, rule, data, chain FROM audit_event ORDER BY id")
