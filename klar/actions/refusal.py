"""What was refused, for the data protection officer to look through: who was at which door, never whether anything is behind it."""

import json
from datetime import timedelta

from klar.audit import record, refusals
from klar.db import atomic, now, once, to_ms

HOUR, MOST = timedelta(hours=1), 10  # of one page an hour: a script must not fill the disk


def refused(by: int, page: str, status: int, row: int | None) -> None:
    """Puts on record that this officer was turned away. `page` is an endpoint, `row` the id that was asked for, there or not."""
    lately = refusals(officer=by, since=to_ms(now() - HOUR))
    if sum(json.loads(event.data)["page"] == page for event in lately) >= MOST:
        return
    once.set(None)  # the form that was turned away has not been handled
    with atomic():
        record("access.refused", officer=by, subject=by, page=page, status=status, row=row)
