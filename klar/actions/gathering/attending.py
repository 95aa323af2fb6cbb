"""Who came: ticked off at the door, also whoever came without having said so."""

from datetime import timedelta
from typing import Any

from flask import abort

from klar.access import fetch, listed
from klar.audit import record
from klar.db import atomic, now, today
from klar.fold import terms, words
from klar.models.gathering import Signup
from klar.models.invited import invitable
from klar.models.role import CLUB, CLUB_SEATS
from klar.notify.moments import morning
from klar.notify.outbox import enqueue

AT_THE_DOOR = ("coming", "waiting")
FOUND = 8  # people shown of those who fit


def attend(by: int, gathering_id: int, signup_id: int, came: bool) -> bool:
    """Keeps whether this one came; False before the day, or when nobody of that number was to come. 404 when the gathering is none of `by`'s."""
    with atomic():
        gathering = fetch(by, "gathering.hold", gathering_id)
        row = Signup.get_or_none(Signup.id == signup_id, Signup.gathering == gathering.id, Signup.status.in_(AT_THE_DOOR))
        return row is not None and _ticked(by, gathering, row, came)


def others_at_the_door(by: int, gathering_id: int, query: str) -> list[Any]:
    """Those with a post in a club that `by` follows up, and not on the list, whose names have words that begin so."""
    there = {row.officer_id for row in Signup.select(Signup.officer).where(Signup.gathering == gathering_id, Signup.status.in_(AT_THE_DOOR))}
    wanted = [f" {word}" for word in words(query)]
    able = {row.officer_id: row for row in listed(by, "follow.read", invitable) if row.role in (*CLUB, *CLUB_SEATS) and row.officer_id not in there}
    fits = [row for row in able.values() if wanted and all(word in terms(row.name) for word in wanted)]
    return sorted(fits, key=lambda row: (row.name, row.id))[:FOUND]


def walk_in(by: int, gathering_id: int, mandate_id: int) -> bool:
    """Puts somebody on the list as one who came; False before the day. 404 when the gathering is none of `by`'s, or `by` follows up no such post."""
    with atomic():
        gathering = fetch(by, "gathering.hold", gathering_id)
        one = next((row for row in listed(by, "follow.read", invitable) if row.id == mandate_id and row.role in (*CLUB, *CLUB_SEATS)), None) or abort(404)
        if gathering.off_at or gathering.held_on > today():
            return False
        row = Signup.get_or_none(Signup.gathering == gathering.id, Signup.officer == one.officer_id)
        row = row or Signup.create(gathering=gathering.id, officer=one.officer_id, club=one.unit_id, at=now())
        Signup.update(status="coming").where(Signup.id == row.id).execute()
        return _ticked(by, gathering, row, came=True)


def _ticked(by: int, gathering: Any, row: Signup, came: bool) -> bool:
    if gathering.off_at or gathering.held_on > today():
        return False
    Signup.update(came=came).where(Signup.id == row.id).execute()
    record("gathering.attended", officer=by, subject=gathering.id, rule=gathering.allowed_by, unit=gathering.unit_id, to=row.officer_id, came=came)
    if came:
        enqueue("gathering", row.id, "rate", [row.officer_id], morning(today() + timedelta(days=1)))
    return True
