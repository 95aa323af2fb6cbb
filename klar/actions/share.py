"""Del med én: the handler opens a case to one person for a while, and closes it again. Whoever got it cannot share it on."""

from datetime import date, timedelta

from klar.access import fetch
from klar.actions.case import add_entry
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now, today
from klar.models import sealed
from klar.models.case import Share, receivers
from klar.models.officer import Officer

LONGEST = timedelta(days=90)


def share(by: int, case_id: int, officer: int, can_write: bool, reason: str, until: date) -> Share:
    """Shares through `until`. Raises ValueError when that is past or over 90 days away, Conflict when this officer cannot have it."""
    if not today() <= until <= today() + LONGEST:
        raise ValueError(f"a share ends within {LONGEST.days} days: {until}")
    with atomic():
        case = fetch(by, "case.share", case_id)
        receiver = next((row for row in receivers(case=case.id, me=by, today=today()) if row.id == officer), None)
        if receiver is None:
            raise Conflict
        made = Share.create(case=case.id, officer=officer, by=by, can_write=can_write, from_on=today(), until_on=until)
        box = keys.box(case.key)
        sealed.put(box, made, reason=reason)
        add_entry(box, case, by, "shared", text=f"{receiver.name}: {reason}")
        record("share.made", officer=by, subject=made.id, rule=case.allowed_by, case=case.id, to=officer, write=can_write, until=str(until))
    return made


def end_share(by: int, case_id: int, share_id: int) -> None:
    """Closes the case to whoever it was shared with, from their next request; nothing when that is done already."""
    with atomic():
        case = fetch(by, "case.share", case_id)
        running = Share.get_or_none(Share.id == share_id, Share.case == case.id, Share.ended_at.is_null())
        if running is None:
            return
        Share.update(ended_at=now()).where(Share.id == running.id).execute()
        add_entry(keys.box(case.key), case, by, "unshared", text=Officer.get_by_id(running.officer_id).name)
        record("share.ended", officer=by, subject=running.id, rule=case.allowed_by, case=case.id)
