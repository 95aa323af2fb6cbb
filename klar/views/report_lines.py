"""Reports as rows, and as the blocks of a paper."""

from collections.abc import Iterator
from typing import Any

from klar.actions.report import Report
from klar.db import today
from klar.i18n import OSLO, _, day
from klar.models.report_words import coverage, kept_back, month_name, months
from klar.plots import Bar


def line(row: Any, unread: bool) -> dict[str, Any]:
    note = _("Sendt %(day)s", day=on(row.sent_at)) if row.sent_at else _("Ikke sendt ennå")
    return {"id": row.id, "network": row.name, "network_id": row.network_id, "month": month_name(row.month), "of": row.month.isoformat(), "note": _("Ikke lest ennå") if unread else note, "sent": row.sent_at is not None, "unread": unread}


def on(moment: Any) -> str:
    return day(moment.astimezone(OSLO).date(), today())


def board(row: Any) -> str:
    """Whether a board has read it; not who."""
    return _("%(name)s: lest %(day)s", name=row.name, day=on(row.read_at)) if row.read_at else _("%(name)s: ikke lest ennå", name=row.name)


def blocks(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The report as a paper: kinds of block and their texts."""
    yield "title", (_("Rapport for %(month)s", month=month_name(report.row.month)),)
    yield from (("text", (text,)) for text in report.text.splitlines() if text.strip())
    yield "heading", (_("Tillitsvalgte vi snakket med"),)
    yield "bars", flat(months(report.figures))
    if covered := coverage(report.figures):
        yield "heading", (_("Klubber i nettverket"),)
        yield "bars", flat(covered)
    yield "text", (kept_back(),)
    yield "heading", (_("Neste måned"),)
    yield from (("text", (text,)) for text in report.planned.splitlines() if text.strip())


def flat(bars: list[Bar]) -> tuple[str, ...]:
    """Three texts a bar: its label, its number in words, and how long it is."""
    return tuple(text for bar in bars for text in (bar.label, bar.said, str(bar.share or 0)))
