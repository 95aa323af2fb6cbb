"""The clock: one place that says what time it is."""

from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import lru_cache
from time import time
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The calendar date where the reps are: deadlines are dates in Oslo, never instants."""
    return _date_in(int(time() // 60))


said_on: ContextVar[date | None] = ContextVar("said_on", default=None)


def day_said() -> date:
    """The day on which somebody said «i dag»: another than today when it has waited on a phone without a line."""
    return said_on.get() or today()


@lru_cache(8)
def _date_in(minute: int) -> date:
    """The date in Oslo in a minute since 1970: a page asks sixteen times."""
    return datetime.fromtimestamp(minute * 60, OSLO).date()


def as_date(value: date | str | None) -> date | None:
    """A date that came out of a function or subquery, which SQLite gives as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def to_ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
