"""The calendar address: made and ended by the officer, and read by whoever has it, for what that officer sees at that moment."""

from datetime import date
from typing import NamedTuple

from klar.access import listed
from klar.audit import record
from klar.crypto import fingerprint, token
from klar.db import OSLO, atomic, db, now, today
from klar.models.case.deadline import feed_deadlines
from klar.models.officer.calendar_feed import CalendarFeed, feed_of
from klar.models.task import to_do

MOST = 60  # reads an hour: a calendar asks a few times a day


class TooOften(Exception):
    """Read more often than any calendar does."""


class Item(NamedTuple):
    """A day, and whether it is a deadline or a task. `key` is the same each time and says nothing of which."""

    key: str
    kind: str
    on: date


def make_feed(by: int) -> str:
    """A new secret, which is shown once; the one before it is known no more."""
    secret = token()
    with atomic():
        CalendarFeed.delete().where(CalendarFeed.officer == by).execute()
        made = CalendarFeed.create(officer=by, token=fingerprint(secret), made_at=now())
        record("calendar.made", officer=by, subject=made.id)
    return secret


def end_feed(by: int) -> None:
    with atomic():
        if CalendarFeed.delete().where(CalendarFeed.officer == by).execute():
            record("calendar.ended", officer=by)


def read_feed(secret: str) -> list[Item] | None:
    """What the one who made the address may see now; None when nobody has it, or no mandate of theirs counts. Raises TooOften."""
    feed = feed_of.one(token=fingerprint(secret), today=today())
    if feed is None:
        return None
    _count(feed)
    me = feed.officer_id
    db.act_for(me)
    days = [("deadline", row) for row in listed(me, "case.read", feed_deadlines)] + [("task", row) for row in listed(me, "task.own", to_do) if row.due_on]
    return [Item(fingerprint(f"{secret}:{kind}:{row.id}").hex()[:32], kind, row.due_on) for kind, row in days]


def _count(feed: CalendarFeed) -> None:
    """Each read is counted within its hour; the first of a day is on record."""
    last = feed.read_at
    again = bool(last) and last.replace(minute=0, second=0, microsecond=0) == now().replace(minute=0, second=0, microsecond=0)
    if again and feed.reads >= MOST:
        raise TooOften
    with atomic():
        CalendarFeed.update(read_at=now(), reads=feed.reads + 1 if again else 1).where(CalendarFeed.id == feed.id).execute()
        if not last or last.astimezone(OSLO).date() != today():
            record("calendar.read", officer=feed.officer_id, subject=feed.id)
