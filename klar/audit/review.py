"""What the data protection officer looks through: who looked at what, never what it says."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from heapq import nsmallest
from itertools import groupby
from typing import NamedTuple

from klar.audit.bulk import Bulk, bulk
from klar.audit.look import OWN, WHAT, Look
from klar.crypto import keys
from klar.db import OSLO, Prepared, slot, to_ms
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer

NIGHT, MORNING = 22, 6
SAMPLE = 20  # looks a week


class Review(NamedTuple):
    looks: int
    bulk: list[Bulk]
    night: list[Look]
    wide: list[Look]
    sample: list[Look]


def reviewed(first: date, last: date) -> Review:
    """The lists for these days in Oslo, both included."""
    start, end = (datetime.combine(day, time(), OSLO) for day in (first, last + timedelta(1)))
    looks = [_look(row) for row in _looks(start=to_ms(start), end=to_ms(end))]
    night = [look for look in looks if look.at.hour >= NIGHT or look.at.hour < MORNING]
    wide = [look for look in looks if look.rule not in OWN]
    return Review(len(looks), bulk(looks), night, wide, list(sample(looks)))


def sample(looks: Iterable[Look]) -> Iterator[Look]:
    """Some of every week: the same each time they are asked for, and nobody without the key can tell beforehand which."""
    for week, those in groupby(looks, lambda look: look.at.isocalendar()[:2]):
        yield from sorted(nsmallest(SAMPLE, those, lambda look: keys.sign(f"sample:{week}:{look.id}".encode())))


def _look(row: AuditEvent) -> Look:
    return Look(row.id, row.at.astimezone(OSLO), row.name, row.officer_id, row.officer_name, row.subject, row.rule)


_looks = Prepared(
    lambda: AuditEvent.select(
        AuditEvent.id, AuditEvent.at, AuditEvent.name, AuditEvent.subject, AuditEvent.rule,
        Officer.id.alias("officer_id"), Officer.name.alias("officer_name"),
    )
    .join(Officer)
    .where(AuditEvent.name.in_(tuple(WHAT)), AuditEvent.at >= slot("start"), AuditEvent.at < slot("end"))
    .order_by(AuditEvent.id)
)  # fmt: skip
