"""What the data protection officer looks through: who looked at what, never what it says."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from heapq import nsmallest
from itertools import chain, groupby
from typing import NamedTuple

from klar.audit.bulk import MOST_COPIES, MOST_REFUSED, MOST_TRIES, Bulk, bulk, crowds
from klar.audit.look import OWN, WHAT, Look
from klar.audit.span import Span
from klar.crypto import keys
from klar.db import OSLO, to_ms

NIGHT, MORNING = time(22), time(6)
SAMPLE = 20  # looks a week
TRIES, REFUSED = ("member.lookup", "member.lookup_missed"), ("access.refused",)
COPIED = ("case.copied",)


class Review(NamedTuple):
    looks: int
    bulk: list[Bulk]
    night: list[Look]
    wide: list[Look]
    sample: list[Look]
    lookups: list[Bulk]
    refused: list[Bulk]


def reviewed(first: date, last: date) -> Review:
    """The lists for these days in Oslo, both included."""
    whole = _span(first, last)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    night = [look for day in days for look in _night(day)]
    wide = whole.looks(f"e.rule NOT IN ({', '.join('?' * len(OWN))})", *OWN)
    lookups = crowds(_span(first, last, TRIES), "lookup", MOST_TRIES)
    refused = crowds(_span(first, last, REFUSED), "refused", MOST_REFUSED)
    return Review(whole.count(), [*bulk(whole), *crowds(_span(first, last, COPIED), "copied", MOST_COPIES)], night, wide, list(_sample(days)), lookups, refused)


def _span(first: date, last: date, events: Iterable[str] = WHAT) -> Span:
    return Span(datetime.combine(first, time(), OSLO), datetime.combine(last + timedelta(1), time(), OSLO), events)


def _night(day: date) -> list[Look]:
    morning, night = (to_ms(datetime.combine(day, hour, OSLO)) for hour in (MORNING, NIGHT))
    return _span(day, day).looks("(e.at < ? OR e.at >= ?)", morning, night)


def _sample(days: list[date]) -> Iterator[Look]:
    """Some of every week: the same each time they are asked for, and nobody without the key can tell beforehand which."""
    for week, those in groupby(days, lambda day: f"{day:%G-W%V}"):
        spans = [_span(day, day) for day in those]
        ids = chain.from_iterable(span.ids() for span in spans)
        drawn = nsmallest(SAMPLE, ids, lambda id: keys.sign(f"sample:{week}:{id}".encode()))
        if drawn:
            yield from chain.from_iterable(span.looks(f"e.id IN ({', '.join('?' * len(drawn))})", *drawn) for span in spans)
