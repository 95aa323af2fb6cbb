"""What is much in a short time: as when somebody reads a register rather than a case, or tries one door after the other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from klar.audit.look import Look
from klar.audit.span import Span
from klar.i18n import _l

WINDOW = timedelta(hours=1)
MOST = 30  # different cases, or different cards
MOST_TRIES = 59  # of finding somebody outside one's own unit: 60 are told
MOST_REFUSED = 9
MOST_COPIES = 5  # of whole cases
WORDS = {
    "case": _l("%(count)s saker"),
    "member": _l("%(count)s medlemskort"),
    "lookup": _l("%(count)s forsøk på oppslag"),
    "refused": _l("%(count)s avslag"),
    "copied": _l("%(count)s kopier av saker"),
}


class Bulk(NamedTuple):
    """More than there should be in an hour, for as long as it went on."""

    officer_name: str
    kind: str
    start: datetime
    end: datetime
    count: int

    @property
    def what(self) -> str:
        return str(WORDS[self.kind]) % {"count": self.count}


# More than `most` in any hour is more than half of that in one by the clock: few officers' events need a closer look.
BUSY = "SELECT e.officer_id {rows} GROUP BY e.officer_id, substr(e.name, 1, 4), e.at / 3600000 HAVING count(DISTINCT {what}) > {half}"


def bulk(span: Span) -> list[Bulk]:
    """Different cases or cards: the same one again is no more."""
    return _found(span, MOST, "e.subject", lambda look: look.kind, lambda look: look.subject)


def crowds(span: Span, kind: str, most: int) -> list[Bulk]:
    """Events of whatever kind the span is of, each of them counted."""
    return _found(span, most, "e.id", lambda _event: kind, lambda event: event.id)


def _found(span: Span, most: int, what: str, kind: Callable[[Look], str], one: Callable[[Look], int]) -> list[Bulk]:
    each = defaultdict(list)
    for look in span.looks(f"e.officer_id IN ({BUSY.format(rows=span.rows, what=what, half=most // 2)})"):
        each[look.officer, kind(look)].append(look)
    found = (sitting for (_who, sort), own in each.items() for sitting in _sittings(own, sort, most, one))
    return sorted(found, key=lambda sitting: sitting.start)


def _sittings(looks: list[Look], kind: str, most: int, one: Callable[[Look], int]) -> Iterable[Bulk]:
    """One officer's events of one kind, in order of time: hours that overlap are one sitting."""
    spans: list[list[int]] = []
    within: Counter[int] = Counter()
    start = 0
    for end, look in enumerate(looks):
        within[one(look)] += 1
        while look.at - looks[start].at >= WINDOW:
            within.subtract([one(looks[start])])
            within += Counter()  # drops those that are zero
            start += 1
        if len(within) > most:
            if spans and start <= spans[-1][1]:
                spans[-1][1] = end
            else:
                spans.append([start, end])
    for first, last in spans:
        seen = {one(look) for look in looks[first : last + 1]}
        yield Bulk(looks[first].officer_name, kind, looks[first].at, looks[last].at, len(seen))
