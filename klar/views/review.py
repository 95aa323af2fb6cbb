"""Gjennomgang: the data protection officer looks through who looked, a week at a time. Never what a case says."""

from datetime import date, timedelta

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from klar.access import access
from klar.actions.review import review
from klar.audit import Bulk, Look, Review
from klar.db import now, to_ms, today
from klar.deadlines import in_words
from klar.htmx import page
from klar.i18n import _, _l, day, moment
from klar.models.case.emergency import waiting
from klar.models.innsyn import requests

views = Blueprint("review", __name__, url_prefix="/gjennomgang")

LISTS = {
    "bulk": (_l("Mange på kort tid"), _l("Mer enn 30 saker eller medlemskort på en time.")),
    "night": (_l("Om natten"), _l("Mellom kl. 22 og kl. 06.")),
    "wide": (_l("Utenfor eget"), _l("Verken egen klubb, egen fagforening eller egen sak.")),
    "lookups": (_l("Mange oppslag med formål"), _l("60 eller flere forsøk på en time.")),
    "refused": (_l("Mange avslag"), _l("10 eller flere på en time. Det kan være gamle lenker.")),
    "sample": (_l("Tilfeldig utvalg"), _l("Tjue oppslag i uken, trukket av Klar.")),
}
EARLIEST = date(2000, 1, 1)
SHOWN = 200  # the newest; klar audit review lists them all


@views.get("")
@access("audit.review")
def week() -> ResponseReturnValue:
    last = asked()
    found = reviewed(last)
    rows = [(key, title, len(getattr(found, key))) for key, (title, _about) in LISTS.items()]
    return page("review/week.html", rows=rows, looks=found.looks, waiting=len(waiting(me=current_user.id)), due=next_due(), **days(last))


@views.get("/liste")
@access("audit.review")
def looks() -> ResponseReturnValue:
    last, key = asked(), request.args.get("hva", "")
    key = key if key in LISTS else "sample"
    rows = getattr(reviewed(last), key)
    title, about = LISTS[key]
    lines = [told(row) for row in rows[: -SHOWN - 1 : -1]]
    return page("review/looks.html", title=title, about=about, looks=lines, cut=SHOWN if len(rows) > SHOWN else 0, **days(last))


def reviewed(last: date) -> Review:
    return review(current_user.id, last - timedelta(6), last, "data_protection_officer")


def next_due() -> str:
    """When the first innsyn is due, in words."""
    first = next((row.due_on for row in requests(me=current_user.id, since=to_ms(now())) if not row.made_at), None)
    return in_words(first, today()) if first else _("Ingen")


def asked() -> date:
    """The last of the seven days that the address asks for; today when it asks for none, or for what is not yet."""
    try:
        return max(EARLIEST, min(date.fromisoformat(request.args.get("til", "")), today()))
    except ValueError:
        return today()


def days(last: date) -> dict[str, object]:
    """The seven days, in words and as the address has them."""
    return {"first": day(last - timedelta(6), today()), "last": day(last, today()), "to": last, "before": last - timedelta(7)}


def told(row: Look | Bulk) -> tuple[str, str, str, str]:
    """When, who, what, and why they could or how long it went on."""
    if isinstance(row, Bulk):
        return moment(row.start, today()), row.officer_name, row.what, _("til kl. %(time)s", time=f"{row.end:%H.%M}")
    return moment(row.at, today()), row.officer_name, row.what, row.why
