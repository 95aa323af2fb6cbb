"""Looking a member up, and having called."""

from typing import Any

from klar.access import fetch
from klar.audit import looked, record
from klar.db import atomic, db, now, to_ms
from klar.models.member import Contact


def open_member(by: int, member_id: int) -> Any:
    """The member's card, for showing it. That it was opened is on record first, and it is among the recents."""
    member = fetch(by, "member.read", member_id)
    if not looked("member.opened", by, member.id, member.allowed_by):
        with atomic():
            record("member.opened", officer=by, subject=member.id, rule=member.allowed_by)
            remember(by, member.id)
    return member


def remember(by: int, member_id: int) -> None:
    db.execute_sql(
        "INSERT INTO recent (officer_id, member_id, at) VALUES (?, ?, ?)"
        " ON CONFLICT (officer_id, member_id) DO UPDATE SET at = excluded.at",
        (by, member_id, to_ms(now())),
    )


def called_member(by: int, member_id: int) -> None:
    """«Jeg ringte»: that the talk took place, never what was said."""
    with atomic():
        member = fetch(by, "member.read", member_id)
        Contact.create(officer=by, member=member.id, at=now())
        record("member.called", officer=by, subject=member.id, rule=member.allowed_by)
        remember(by, member.id)
