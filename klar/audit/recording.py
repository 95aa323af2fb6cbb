"""Recording an event in the same transaction as the change it tells."""

import json

from klar.audit.chain import end, link
from klar.audit.events import EVENTS, UndeclaredEvent
from klar.db import db, now, to_ms


def record(name: str, *, officer: int | None, subject: int | None = None, rule: str = "", **data: object) -> None:
    """One event, inside the caller's transaction. `data` has exactly the fields EVENTS declares."""
    if EVENTS.get(name) != data.keys():
        raise UndeclaredEvent(f"{name}: {sorted(data)}")
    if not db.in_transaction():
        raise RuntimeError("an event is recorded in the transaction of what it tells")
    at, text = to_ms(now()), json.dumps(data, sort_keys=True, separators=(",", ":"))
    last, previous = end()
    row = (last + 1, at, name, officer, subject, rule, text)
    db.execute_sql(
        "INSERT INTO audit_event (id, at, name, officer_id, subject, rule, data, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, link(previous, row)),
    )
