"""A gathering as one event for the phone's own calendar.

Calendars are copied to services outside, and at work often shown to the employer: what it is called, where it is and who
holds it would say which union somebody is in, and as what. So it says when, and that Klar knows more.
"""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from klar.crypto import fingerprint
from klar.db import OSLO, now
from klar.i18n import _

UTC = ZoneInfo("UTC")


def event(row: Any, hours: str) -> bytes:
    """`hours` as «10.00–15.00», in Oslo."""
    begins, ends = (time(*map(int, text.split("."))) for text in hours.split("–"))
    made = Event()
    made.add("uid", fingerprint(f"gathering:{row.id}").hex()[:32])
    made.add("dtstamp", now())
    made.add("dtstart", datetime.combine(row.held_on, begins, OSLO).astimezone(UTC))
    made.add("dtend", datetime.combine(row.held_on, ends, OSLO).astimezone(UTC))
    made.add("summary", _("Samling i Klar"))
    made.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//Klar//NO")
    calendar.add("version", "2.0")
    calendar.add_component(made)
    return calendar.to_ical()
