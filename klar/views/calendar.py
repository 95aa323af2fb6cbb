"""«Kalender»: an address that a calendar reads deadlines and tasks from, as days without a word of what they are about."""

from datetime import timedelta

from flask import Blueprint, Response, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from icalendar import Calendar, Event

from klar.access import FEED, FRESH, access
from klar.actions.calendar import TooOften, end_feed, make_feed, read_feed
from klar.db import now, today
from klar.htmx import page
from klar.i18n import _, moment
from klar.models.officer.calendar_feed import own_feed

views = Blueprint("calendar", __name__)


@views.get("/mer/kalender")
@access("task.create", FRESH)
def mine() -> ResponseReturnValue:
    return shown("")


@views.post("/mer/kalender")
@access("task.create", FRESH)
def make() -> ResponseReturnValue:
    """The address is in this answer and nowhere else."""
    return shown(url_for(".feed", secret=make_feed(current_user.id), _external=True))


@views.post("/mer/kalender/slutt")
@access("task.create")
def end() -> ResponseReturnValue:
    end_feed(current_user.id)
    return redirect(url_for(".mine"), 303)


@views.get("/kalender/<secret>.ics")
@access(FEED)
def feed(secret: str) -> ResponseReturnValue:
    """An address that has been ended, or whose officer has no mandate, is as one that never was."""
    try:
        items = read_feed(secret)
    except TooOften:
        abort(429)
    if items is None:
        abort(404)
    calendar = Calendar()
    calendar.add("prodid", "-//Klar//NO")
    calendar.add("version", "2.0")
    for item in items:
        event = Event()
        event.add("uid", item.key)
        event.add("dtstamp", now())
        event.add("dtstart", item.on)
        event.add("dtend", item.on + timedelta(days=1))
        event.add("summary", _("Frist i Klar") if item.kind == "deadline" else _("Oppgave i Klar"))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return Response(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def shown(address: str) -> ResponseReturnValue:
    own = own_feed.one(me=current_user.id)
    when = moment(own.read_at, today()) if own and own.read_at else ""
    return page("calendar/mine.html", address=address, own=own, read=when)
