"""The looks, or other events, between two moments, read without reading the whole record."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from klar.audit.chain import end
from klar.audit.look import WHAT, Look
from klar.db import OSLO, db, to_ms

SLACK = 1_000  # events: how far out of order clocks that were set back may have put them
COLUMNS = "e.id, e.at, e.name, e.officer_id, o.name, e.subject, e.rule, e.data"


class Span:
    """From `start` until `end`, that moment not included."""

    def __init__(self, start: datetime, until: datetime, events: Iterable[str] = WHAT):
        self.start, self.until = to_ms(start), to_ms(until)
        ids = _first(self.start) - SLACK, _first(self.until) + SLACK
        names = ", ".join(f"'{name}'" for name in events)
        self.rows = (
            "FROM audit_event e JOIN officer o ON o.id = e.officer_id"
            f" WHERE e.id BETWEEN {ids[0]:d} AND {ids[1]:d} AND e.at >= {self.start:d} AND e.at < {self.until:d} AND e.name IN ({names})"
        )

    def count(self) -> int:
        return db.execute_sql(f"SELECT count(*) {self.rows}").fetchone()[0]

    def ids(self) -> Iterator[int]:
        return (row[0] for row in db.execute_sql(f"SELECT e.id {self.rows}"))

    def looks(self, more: str, *params: object) -> list[Look]:
        """Those for which the SQL `more` (of e, the event) holds too, in order of time."""
        found = db.execute_sql(f"SELECT {COLUMNS} {self.rows} AND {more} ORDER BY e.id", params)
        return [Look(id, datetime.fromtimestamp(at / 1000, OSLO), *rest) for id, at, *rest in found]


def _first(at: int) -> int:
    """The id of the first event at this time (ms) or later: times rise with ids."""
    low, high = 1, end()[0] + 1
    while low < high:
        middle = (low + high) // 2
        found = db.execute_sql("SELECT at FROM audit_event WHERE id >= ? ORDER BY id LIMIT 1", (middle,)).fetchone()
        if found[0] < at:
            low = middle + 1
        else:
            high = middle
    return low
