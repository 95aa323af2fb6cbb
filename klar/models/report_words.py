"""What the numbers of a month say, in sentences that the coordinator may change. None is fewer than five."""

from collections.abc import Callable
from datetime import date
from typing import Any

from babel.dates import format_date

from klar.few import FEWEST
from klar.i18n import _, _n, locale
from klar.models.follow_up import NEEDS
from klar.models.gathering import KINDS
from klar.plots import Bar, bars

Figures = dict[str, Any]


def month_name(first: date | str) -> str:
    """«oktober 2026»."""
    day = date.fromisoformat(first) if isinstance(first, str) else first
    return format_date(day, "LLLL y", locale=locale())


def sentences(figures: Figures) -> list[str]:
    return [text for part in PARTS for text in part(figures)]


def talks(figures: Figures) -> list[str]:
    if figures["talks"] is None:
        return [_("Vi snakket med færre enn fem tillitsvalgte.")]
    return [_("Vi snakket med %(count)s tillitsvalgte.", count=figures["talks"]), *needs(figures)]


def needs(figures: Figures) -> list[str]:
    told = sorted(((count, name) for name, count in figures["needs"].items() if count), reverse=True)
    return [_("Trenger hjelp: %(what)s (%(count)s).", what=NEEDS[name], count=count) for count, name in told]


def meetings(figures: Figures) -> list[str]:
    count = figures["met"]
    return [_("Vi møtte %(count)s klubber.", count=count) if count else _("Vi møtte færre enn fem klubber.")]


def gatherings(figures: Figures) -> list[str]:
    if not figures["gatherings"]:
        return []
    held = _n("Klubbene var invitert til %(count)s samling.", "Klubbene var invitert til %(count)s samlinger.", figures["gatherings"])
    return [held, _("%(count)s tillitsvalgte kom.", count=figures["came"]) if figures["came"] else _("Færre enn fem tillitsvalgte kom.")]


def posts(figures: Figures) -> list[str]:
    new, ended = figures["new"], figures["ended"]
    return [
        _("%(count)s tillitsvalgte er nye.", count=new) if new else _("Færre enn fem tillitsvalgte er nye."),
        _("%(count)s verv gikk ut.", count=ended) if ended else _("Færre enn fem verv gikk ut."),
    ]


def clubs(figures: Figures) -> list[str]:
    if figures["vacant"]:
        return [_("%(vacant)s av %(count)s klubber mangler tillitsvalgt.", vacant=figures["vacant"], count=figures["clubs"])]
    return [_("Nettverket har %(count)s klubber.", count=figures["clubs"])] if figures["clubs"] else []


# Each part of a report in words, in order; klar/actions/report_sources.py has where the numbers come from.
PARTS: tuple[Callable[[Figures], list[str]], ...] = (talks, meetings, gatherings, posts, clubs)


def ahead(kind: str, held_on: date, name: str) -> str:
    """A gathering of next month; `name` is empty when it is not the coordinator's to read."""
    told = {"kind": KINDS[kind], "day": format_date(held_on, "EEEE d. MMMM", locale=locale())}
    return _("%(kind)s %(day)s: %(name)s.", name=name, **told) if name else _("%(kind)s %(day)s.", **told)


def said(count: int | None) -> str:
    return str(count) if count is not None else _("færre enn fem")


def months(figures: Figures) -> list[Bar]:
    """How many were talked with, month by month."""
    return bars((format_date(date.fromisoformat(month), "LLLL", locale=locale()), said(count), count) for month, count in sorted(figures["months"].items()))


def coverage(figures: Figures) -> list[Bar]:
    """Clubs with and without a rep, when both are so many that it may be told."""
    if not figures["vacant"]:
        return []
    held = figures["clubs"] - figures["vacant"]
    return bars([(_("Har tillitsvalgt"), str(held), held), (_("Mangler tillitsvalgt"), str(figures["vacant"]), figures["vacant"])], most=figures["clubs"])


def kept_back() -> str:
    """Why some numbers are not there."""
    return _("Tall under %(count)s står ikke her. Heller ikke tall som røper dem.", count=FEWEST)
