"""Each event is chained to the one before by a keyed hash, so that tampering shows."""

import json
from collections.abc import Iterator

from klar.crypto import keys
from klar.db import db

START = b"\0" * 32


def link(previous: bytes, row: tuple) -> bytes:
    """The row's place in the chain: a keyed hash of the place before and everything the row says."""
    said = json.dumps(row, separators=(",", ":"), ensure_ascii=True, default=repr).encode()
    return keys.sign(previous + said)


def events(after: int = 0) -> Iterator[tuple]:
    """Every event with an id above `after`, its place in the chain last. A first id below 1 is among them."""
    where = f"WHERE id > {after:d}" if after else ""
    return db.stream(f"SELECT id, at, name, officer_id, subject, rule, data, chain FROM audit_event {where} ORDER BY id")


def chain_at(event: int) -> bytes | None:
    """The place in the chain of this event, if it is there; before the first (0), where the chain starts."""
    found = db.execute_sql("SELECT chain FROM audit_event WHERE id = ?", (event,)).fetchone() if event else (START,)
    return found[0] if found else None


def end() -> tuple[int, bytes]:
    """The last event's id and place in the chain."""
    return db.execute_sql("SELECT id, chain FROM audit_event ORDER BY id DESC LIMIT 1").fetchone() or (0, START)
