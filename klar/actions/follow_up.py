"""Writing down that a club was called."""

from datetime import date
from typing import Any

from klar.access import fetch, listed
from klar.audit import record
from klar.db import atomic, now
from klar.models.follow_up import ClubContact, one_rep

MOST_TRIES = 3  # calls in a row that nobody answers; then it stops


def rep(by: int, mandate_id: int) -> Any | None:
    """The rep who has this mandate, in a club that `by` follows up; else None."""
    return next(iter(listed(by, "follow.read", one_rep, mandate=mandate_id)), None)


def add_contact(by: int, mandate_id: int, outcome: str, *, again_on: date | None = None, mood: int | None = None, needs: str = "", meet_on: date | None = None) -> None:
    """Keeps how a call went. 404 when the rep is not in a club that `by` follows up."""
    with atomic():
        called = rep(by, mandate_id)
        club = fetch(by, "follow.read", called.unit_id if called else 0)
        tries = (called.tries or 0) + 1 if outcome == "none" else 0
        made = ClubContact.create(
            unit=club.id, officer=called.officer_id, made_by=by, at=now(), outcome=outcome, tries=tries,
            again_on=None if tries >= MOST_TRIES else again_on, mood=mood, needs=needs, meet_on=meet_on,
        )  # fmt: skip
        record("club.called", officer=by, subject=made.id, rule=club.allowed_by, unit=club.id, outcome=outcome)
