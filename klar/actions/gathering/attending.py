"""Who came: ticked off at the door."""

from datetime import timedelta

from klar.access import fetch
from klar.audit import record
from klar.db import atomic, today
from klar.models.gathering import Signup
from klar.notify.moments import morning
from klar.notify.outbox import enqueue

AT_THE_DOOR = ("coming", "waiting")


def attend(by: int, gathering_id: int, signup_id: int, came: bool) -> bool:
    """Keeps whether this one came; False before the day, or when nobody of that number was to come. 404 when the gathering is none of `by`'s."""
    with atomic():
        gathering = fetch(by, "gathering.hold", gathering_id)
        row = Signup.get_or_none(Signup.id == signup_id, Signup.gathering == gathering.id, Signup.status.in_(AT_THE_DOOR))
        if row is None or gathering.off_at or gathering.held_on > today():
            return False
        Signup.update(came=came).where(Signup.id == row.id).execute()
        record("gathering.attended", officer=by, subject=gathering.id, rule=gathering.allowed_by, unit=gathering.unit_id, to=row.officer_id, came=came)
        if came:
            enqueue("gathering", row.id, "rate", [row.officer_id], morning(today() + timedelta(days=1)))
    return True
