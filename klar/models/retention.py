"""How long a case is kept after it is closed: a proposal (domain.md § 6.3) that whoever answers for the data must decide on."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from klar.models.case_type import CASE_TYPES

ORDINARY = 36  # months
WARNING = timedelta(days=30)  # whoever has the case is told so long before it goes
MONTHS = {
    "raad_veiledning": 12,
    "oppsigelse_person": 60,
    "oppsigelse_nedbemanning": 60,
    "avskjed_suspensjon": 60,
    "provetid": 60,
    "diskriminering": 60,
    "trakassering_konflikt": 60,
    "varsling": 60,
}
ARCHIVED = ("yrkesskade", "pensjon")  # ten years and more, in an archive: never deleted by itself


def months(kind: str) -> int | None:
    """None: not by itself. A common case is the club's history, as long as what was agreed holds."""
    if kind in ARCHIVED or kind not in CASE_TYPES or CASE_TYPES[kind].audience == "board":
        return None
    return MONTHS.get(kind, ORDINARY)


def kept_until(closed_on: date, kind: str) -> date | None:
    """The last day a case of this type is kept; the same day of the month, or the month's last."""
    if (count := months(kind)) is None:
        return None
    year, month = divmod(closed_on.year * 12 + closed_on.month - 1 + count, 12)
    return date(year, month + 1, min(closed_on.day, monthrange(year, month + 1)[1]))


def last_day(case: Any, kind: str) -> date | None:
    """The same for a closed case, which somebody may have needed longer."""
    until = kept_until(case.closed_on, kind)
    return max(until, case.keep_until_on) if until and case.keep_until_on else until
