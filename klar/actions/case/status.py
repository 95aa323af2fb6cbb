"""Reading a case, and saying how it stands."""

from datetime import date
from typing import Any

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.actions.case.standing import stands
from klar.audit import open_now, record
from klar.crypto import keys
from klar.db import atomic, today


def read_case(by: int, case_id: int) -> Any:
    """The case, for showing it: that it was read is on record before anything is shown. `may_also`: may it be written in."""
    return read_beside(by, case_id)[0]


def read_beside(by: int, case_id: int) -> tuple[Any, list[str]]:
    """As `read_case`, with the names of those who have it open just now."""
    case = fetch(by, "case.read", case_id, "case.write")
    known, others = open_now(by, case.id, case.allowed_by, case.changed_at)
    if not known:
        with atomic():
            record("case.read", officer=by, subject=case.id, rule=case.allowed_by)
    return case, others


def read_readers(by: int, case_id: int) -> Any:
    """Who has read the case, for showing it: asking is on record too."""
    with atomic():
        case = fetch(by, "case.read", case_id)
        record("case.audit_read", officer=by, subject=case.id, rule=case.allowed_by)
    return case


def set_status(by: int, case_id: int, status: str, *, waiting_for: str = "", until: date | None = None, version: int, seen: int | None = None) -> None:
    """How the case stands: working, waiting (for whom, until when) or closed. Raises Conflict when it has changed since.

    `seen` is the newest line about it that the person had seen, 0 for none. Raises Changed when there is another by now.
    """
    with atomic():
        case = fetch(by, "case.write", case_id)
        if seen is not None and not stands(by, case, "status", {"status": status, "waiting_for": waiting_for}, seen):
            return
        closed = today() if status == "closed" else None
        touch(case, version, status=status, waiting_for=waiting_for, waiting_until=until, closed_on=closed)
        add_entry(keys.box(case.key), case, by, "status", status=status, waiting_for=waiting_for)
        record("case.status_set", officer=by, subject=case.id, rule=case.allowed_by, status=status)
