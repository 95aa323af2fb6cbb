"""The declared events, recorded in the same transaction as the change, chained so that tampering shows.

An event says who did what to which row and by which rule: never what a case says.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from klar.crypto import keys
from klar.db import Prepared, db, now, slot, to_ms
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer

EVENTS: dict[str, frozenset[str]] = {
    "session.started": frozenset({"way"}),
    "session.ended": frozenset(),
    "identity.linked": frozenset(),
    "invitation.made": frozenset(),
    "register.imported": frozenset({"new", "changed", "ended", "rejected"}),
    "member.opened": frozenset(),
    "member.called": frozenset(),
    "case.opened": frozenset({"unit", "audience"}),
    "case.read": frozenset(),
    "case.audit_read": frozenset(),
    "case.noted": frozenset({"entry", "kind"}),
    "case.entry_undone": frozenset({"entry"}),
    "case.triggered": frozenset({"trigger", "deadlines"}),
    "case.status_set": frozenset({"status"}),
    "deadline.kept": frozenset({"case"}),
    "task.made": frozenset({"case"}),
    "task.accepted": frozenset({"case"}),
    "task.done": frozenset({"case"}),
    "task.reopened": frozenset({"case"}),
    "handover.sent": frozenset({"case", "kind", "unit"}),
    "handover.taken": frozenset({"case"}),
    "handover.returned": frozenset({"case"}),
    "handover.ended": frozenset({"case", "status"}),
}
START = b"\0" * 32
SAME_LOOK = timedelta(minutes=1)


class UndeclaredEvent(Exception):
    """An event or a field that EVENTS does not have: declare it before it is recorded."""


class Broken(NamedTuple):
    """Where the chain does not hold."""

    id: int
    reason: str


def record(name: str, *, officer: int | None, subject: int | None = None, rule: str = "", **data: object) -> None:
    """One event, inside the caller's transaction. `data` has exactly the fields EVENTS declares."""
    if EVENTS.get(name) != data.keys():
        raise UndeclaredEvent(f"{name}: {sorted(data)}")
    if not db.in_transaction():
        raise RuntimeError("an event is recorded in the transaction of what it tells")
    at, text = to_ms(now()), json.dumps(data, sort_keys=True, separators=(",", ":"))
    last = db.execute_sql("SELECT id, chain FROM audit_event ORDER BY id DESC LIMIT 1").fetchone() or (0, START)
    row = (last[0] + 1, at, name, officer, subject, rule, text)
    db.execute_sql(
        "INSERT INTO audit_event (id, at, name, officer_id, subject, rule, data, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, link(last[1], row)),
    )


def looked(name: str, officer: int, subject: int, changed_at: datetime | None = None) -> bool:
    """Whether this look is on record already: the same officer's, within a minute, at what has not changed since (`changed_at`).

    After every button on a case its page comes anew; a second line would tell nobody anything.
    """
    since = max(now() - SAME_LOOK, changed_at) if changed_at else now() - SAME_LOOK
    return bool(_looks(name=name, officer=officer, subject=subject, since=to_ms(since)))


def link(previous: bytes, row: tuple) -> bytes:
    """The row's place in the chain: a keyed hash of the place before and everything the row says."""
    said = json.dumps(row, separators=(",", ":"), ensure_ascii=True).encode()
    return keys.sign(bytes(previous) + said)


def events() -> Iterator[tuple]:
    return db.execute_sql("SELECT id, at, name, officer_id, subject, rule, data, chain FROM audit_event ORDER BY id")


def verify() -> tuple[int, Broken | None]:
    """How many events were read, and the first place where the chain is broken, if any."""
    previous, count = START, 0
    for *row, chain in events():
        if row[0] != count + 1:
            return count, Broken(row[0], "missing")
        if link(previous, tuple(row)) != bytes(chain):
            return count, Broken(row[0], "altered")
        previous, count = chain, count + 1
    return count, None


def _readers() -> object:
    return (
        AuditEvent.select(AuditEvent.at, AuditEvent.rule, Officer.name, Officer.id.alias("officer_id"))
        .join(Officer)
        .where(AuditEvent.name == "case.read", AuditEvent.subject == slot("case"))
        .order_by(AuditEvent.at.desc())
        .limit(100)
    )


case_readers = Prepared(_readers)
_looks = Prepared(
    lambda: AuditEvent.select(AuditEvent.id)
    .where(
        AuditEvent.name == slot("name"),
        AuditEvent.subject == slot("subject"),
        AuditEvent.at > slot("since"),
        AuditEvent.officer == slot("officer"),
    )
    .limit(1)
)
