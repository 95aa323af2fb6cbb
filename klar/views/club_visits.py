"""A club's meetings with its helpers, for the helpers: how it has grown, and what both agreed the last time."""

from typing import Any

from klar.access import listed
from klar.actions.club_visit import agreed_last
from klar.db import today
from klar.i18n import OSLO, _, day
from klar.models.club_tasks import LEVELS
from klar.models.club_visit import visits
from klar.plots import bars

MOST = 12  # meetings in the picture


def of_club(me: int, unit_id: int) -> dict[str, Any]:
    """The meetings of a club that I follow up, as its page shows them."""
    rows = listed(me, "follow.read", visits, club=unit_id)
    if not rows:
        return {"last": None, "bars": [], "agreed": []}
    newest = rows[0]
    return {
        "last": _("Sist %(day)s, av %(name)s", day=on(newest), name=newest.helper),
        "bars": bars([stood(row) for row in reversed(rows[:MOST])], most=len(LEVELS)),
        "agreed": agreed_last(me, unit_id),
    }


def on(row: Any) -> str:
    return day(row.at.astimezone(OSLO).date(), today())


def stood(row: Any) -> tuple[str, str, int]:
    """The day, and the level the club had then."""
    return on(row), str(LEVELS[row.level]) if row.level else _("Under nivå 1"), row.level
