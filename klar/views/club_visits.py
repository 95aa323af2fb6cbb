"""A club's meetings with its helpers, for the helpers: how it has grown, and what both agreed the last time."""

from typing import Any

from klar.access import listed
from klar.crypto import keys
from klar.db import today
from klar.i18n import OSLO, _, day
from klar.models import sealed
from klar.models.club_tasks import LEVELS
from klar.models.club_visit import steps, visits

MOST = 12  # meetings in the picture


def of_club(me: int, unit_id: int) -> dict[str, Any]:
    """The meetings of a club that I follow up, as its page shows them."""
    rows = listed(me, "follow.read", visits, club=unit_id)
    if not rows:
        return {"last": None, "bars": [], "agreed": []}
    newest = rows[0]
    return {
        "last": _("Sist %(day)s, av %(name)s", day=on(newest), name=newest.helper),
        "bars": [bar(row) for row in reversed(rows[:MOST])],
        "agreed": agreed(me, unit_id, newest),
    }


def on(row: Any) -> str:
    return day(row.at.astimezone(OSLO).date(), today())


def bar(row: Any) -> dict[str, Any]:
    name = LEVELS[row.level] if row.level else _("Under nivå 1")
    return {"level": row.level, "said": _("%(day)s: %(level)s", day=on(row), level=name)}


def agreed(me: int, unit_id: int, newest: Any) -> list[dict[str, Any]]:
    """What was agreed at the newest meeting, and how it stands with what I gave or was given."""
    said = sealed.get(keys.unlock([newest.key]).get(newest.key), "club_visit", newest).get("steps", [])
    known = {row.place: row.status for row in listed(me, "follow.read", steps, club=unit_id)}
    return [{"text": step["text"], "who": step["who"] or newest.helper, "done": known.get(place) == "done"} for place, step in enumerate(said)]
