"""Looks that are many in a short time: as when somebody reads a register rather than a case."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from klar.audit.look import Look
from klar.audit.span import Span
from klar.i18n import _

WINDOW, MOST = timedelta(hours=1), 30  # different cases, or different cards


class Bulk(NamedTuple):
    """More than MOST different ones in an hour, for as long as it went on."""

    officer_name: str
    kind: str
    start: datetime
    end: datetime
    count: int

    @property
    def what(self) -> str:
        return _("%(count)s saker", count=self.count) if self.kind == "case" else _("%(count)s medlemskort", count=self.count)


# More than MOST in any hour is more than half of that in one by the clock: few officers' looks need a closer look.
BUSY = (
    "SELECT e.officer_id {rows} GROUP BY e.officer_id, substr(e.name, 1, 4), e.at / 3600000"
    f" HAVING count(DISTINCT e.subject) > {MOST // 2}"
)


def bulk(span: Span) -> list[Bulk]:
    each = defaultdict(list)
    for look in span.looks(f"e.officer_id IN ({BUSY.format(rows=span.rows)})"):
        each[look.officer, look.kind].append(look)
    return sorted((found for own in each.values() for found in _sittings(own)), key=lambda found: found.start)


def _sittings(looks: list[Look]) -> Iterable[Bulk]:
    """One officer's looks at one kind, in order of time: hours that overlap are one sitting."""
    spans: list[list[int]] = []
    within: Counter[int] = Counter()
    start = 0
    for end, look in enumerate(looks):
        within[look.subject] += 1
        while look.at - looks[start].at >= WINDOW:
            within.subtract([looks[start].subject])
            within += Counter()  # drops those that are zero
            start += 1
        if len(within) > MOST:
            if spans and start <= spans[-1][1]:
                spans[-1][1] = end
            else:
                spans.append([start, end])
    for first, last in spans:
        seen = {look.subject for look in looks[first : last + 1]}
        yield Bulk(looks[first].officer_name, looks[first].kind, looks[first].at, looks[last].at, len(seen))
