"""Words and dates. Bokmål is the source language: an untranslated string is already right."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.support import LazyProxy, NullTranslations, Translations

CATALOGUES = Path(__file__).parent.parent / "translations"
# Offered when no string is missing from its catalogue; each by the name its readers know.
LANGUAGES = {"nb": "Norsk bokmål", "nn": "Norsk nynorsk", "en": "English"}
OFFERED = tuple(LANGUAGES)
OSLO = ZoneInfo("Europe/Oslo")
_locale: ContextVar[str] = ContextVar("locale", default="nb")


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Everything said inside the block is said in `locale` (nb, nn, se, en)."""
    token = _locale.set(locale)
    try:
        yield
    finally:
        _locale.reset(token)


def use(locale: str) -> None:
    """The language of the request that begins; one that is not offered becomes bokmål."""
    _locale.set(locale if locale in OFFERED else "nb")


def locale() -> str:
    return _locale.get()


@cache
def catalogue(code: str) -> NullTranslations:
    return NullTranslations() if code == "nb" else Translations.load(CATALOGUES, [code])


def _(text: str, **values: object) -> str:
    """The text in the reader's language, with %(name)s filled in."""
    said = text if _locale.get() == "nb" else catalogue(_locale.get()).gettext(text)
    return said % values if values else said


def in_all(text: LazyProxy) -> tuple[str, ...]:
    """A text in every language, to know it again in what somebody has written in theirs."""
    found = []
    for code in OFFERED:
        with speaking(code):
            found.append(str(text))
    return tuple(found)


def _n(one: str, many: str, count: int, **values: object) -> str:
    """`one` or `many` by `count`, which may also be used as %(count)s."""
    return catalogue(_locale.get()).ngettext(one, many, count) % {"count": count, **values}


def _l(text: str) -> str:
    """Marked now, said later: for texts that stand in data."""
    return LazyProxy(_, text, enable_cache=False)


@lru_cache(4096)
def _dated(value: date, pattern: str, code: str) -> str:
    """The same few dates stand on every page. English has no full stop after the day."""
    return format_date(value, pattern.replace("d.", "d") if code == "en" else pattern, locale=code)


def day(value: date, today: date) -> str:
    """A date as people say it: «i morgen, torsdag 26. november»."""
    return _day(value, today, locale())


@lru_cache(4096)
def _day(value: date, today: date, code: str) -> str:
    """A list has one in each row, and most of them are the same few."""
    pattern = "EEEE d. MMMM" if value.year == today.year else "EEEE d. MMMM y"
    words = _dated(value, pattern, code)
    near = {-1: _("i går"), 0: _("i dag"), 1: _("i morgen")}.get((value - today).days)
    return f"{near}, {words}" if near else words


def moment(value: datetime, today: date) -> str:
    """A point in time, told in Oslo time: «i dag kl. 09.10», «3. november kl. 14.02»."""
    return _moment(int(value.timestamp() // 60), today, locale())


@lru_cache(4096)
def _moment(minute: int, today: date, code: str) -> str:
    """A minute since 1970; a case's lines are told each time its page is shown."""
    local = datetime.fromtimestamp(minute * 60, OSLO)
    near = {-1: _("i går"), 0: _("i dag")}.get((local.date() - today).days)
    pattern = "d. MMMM" if local.year == today.year else "d. MMMM y"
    words = near or _dated(local.date(), pattern, code)
    return _("%(day)s kl. %(time)s", day=words, time=local.strftime("%H.%M"))
