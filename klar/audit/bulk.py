"""Looks that are many in a short time: as when somebody reads a register rather than a case."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from klar.audit.look import Look
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


def bulk(looks: Iterable[Look]) -> list[Bulk]:
    each = defaultdict(list)
    for look in looks:
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
