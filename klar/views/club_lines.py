"""What a club remembers, as the pages tell it."""

from datetime import date, timedelta
from typing import Any

from flask_login import current_user

from klar.crypto import keys
from klar.db import today
from klar.i18n import _, day, moment
from klar.models import sealed
from klar.models.agenda import points_for
from klar.models.club_words import CONTACTS
from klar.phone import spaced

WARNING = timedelta(days=90)


def opened(rows: list[Any]) -> list[tuple[Any, dict[str, Any]]]:
    """Each row with what was sealed in it."""
    boxes = keys.unlock(row.key for row in rows)
    return [(row, sealed.get(boxes.get(row.key), "club_record", row)) for row in rows]


def agreement(row: Any, said: dict[str, Any]) -> dict[str, Any]:
    until = row.until_on
    near = bool(until) and today() <= until <= today() + WARNING
    kind = "past" if until and until < today() else "soon" if near else ""
    return {"id": row.id, "title": said.get("title", ""), "when": expiry(until), "from": day(row.from_on, today()) if row.from_on else "", "kind": kind, **said}


def expiry(until: date | None) -> str:
    """«Går ut tirsdag 3. mars»."""
    if until is None:
        return _("Ingen siste dag")
    said = day(until, today())
    return _("Gikk ut %(day)s", day=said) if until < today() else _("Går ut %(day)s", day=said)


def contact(row: Any, said: dict[str, Any]) -> dict[str, Any]:
    what = said.get("other") or str(CONTACTS.get(said.get("what", ""), ""))
    return {"id": row.id, "name": said.get("title", ""), "what": what, "phone": said.get("phone", ""), "read": spaced(said.get("phone", ""))}


def meeting(row: Any, said: dict[str, Any]) -> dict[str, Any]:
    """A leader-member gets the points that are theirs, and no minutes when some are not."""
    shown = points_for(current_user.id, said)
    hidden = len(said.get("points", [])) - len(shown)
    told = {"id": row.id, "post": f"{row.id}.{row.version}", "title": said.get("title", ""), "place": said.get("place", "")}
    return {**told, "when": day(row.from_on, today()), "ahead": row.from_on >= today(), "points": shown, "minutes": "" if hidden else said.get("minutes", ""), "hidden": hidden}


def briefing(row: Any, said: dict[str, Any]) -> dict[str, Any]:
    parts = [(_("Gjør først"), said.get("first", "")), (_("Ring"), said.get("call", "")), (_("Avtalt, ikke skrevet ned"), said.get("agreed", ""))]
    return {"id": row.id, "writer": row.writer, "when": moment(row.changed_at, today()), "parts": [part for part in parts if part[1]]}
