"""Oppslag: finding one member outside one's own unit, for a purpose, counted and on record."""

from datetime import timedelta
from typing import Any

from klar.access import fetch
from klar.audit import looked, record
from klar.db import atomic, now, to_ms
from klar.models.member import Lookup, matching, tries

OPEN, HOUR, KEPT = timedelta(minutes=30), timedelta(hours=1), timedelta(days=1)
MANY, MOST = 60, 300  # tries an hour: so many are told to the data protection officer, and no more are let through


class Nobody(Exception):
    """Nobody fits."""


class Several(Exception):
    """More than one fits; who they are is not told."""


class TooMany(Exception):
    """The officer has used up this hour's tries."""


def look_up(by: int, query: str, purpose: str) -> int:
    """Opens the one member whom `query` fits to this officer, and closes the one before; returns the member's id.

    `purpose` is one of PURPOSES. A try that finds nobody is counted as well. Raises TooLittle, Nobody, Several and TooMany.
    """
    fits = matching(query)
    one = fits[0] if len(fits) == 1 else None
    with atomic():
        if tried(by) >= MOST:
            raise TooMany
        at = now()
        forget_old()
        if one:
            Lookup.update(until_at=None).where(Lookup.officer == by).execute()
            record("member.lookup", officer=by, subject=one, rule="lookup", purpose=purpose)
        else:
            record("member.lookup_missed", officer=by, rule="lookup", purpose=purpose, several=bool(fits))
        Lookup.create(officer=by, member=one, purpose=purpose, at=at, until_at=at + OPEN if one else None)
    if one is None:
        raise Several if fits else Nobody
    return one


def forget_old() -> None:
    """What was tried is needed for an hour; the record stays."""
    with atomic():
        Lookup.delete().where(Lookup.at < now() - KEPT).execute()


def tried(by: int) -> int:
    """How many tries in the last hour, whichever process took them."""
    return tries(me=by, since=to_ms(now() - HOUR))[0].count


def open_looked_up(by: int, member_id: int) -> Any:
    """The card of the one who is looked up, for showing it. That it was opened is on record first."""
    member = fetch(by, "member.lookup", member_id)
    if not any(looked(event, by, member.id, member.allowed_by) for event in ("member.lookup", "member.opened")):
        with atomic():
            record("member.opened", officer=by, subject=member.id, rule=member.allowed_by)
    return member
