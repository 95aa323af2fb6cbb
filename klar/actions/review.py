"""Looking through the record of who looked."""

from datetime import date

from klar.audit import Review, record, reviewed
from klar.db import atomic


def review(by: int | None, first: date, last: date, rule: str) -> Review:
    """The lists for these days, both included. That they were asked for is on record first; `by` is None on the machine itself."""
    with atomic():
        record("audit.reviewed", officer=by, rule=rule, first=first.isoformat(), last=last.isoformat())
    return reviewed(first, last)
