"""Networks and their clubs as rows."""

from collections import Counter
from typing import Any

from klar.db import today
from klar.i18n import _, _n, day
from klar.models.role import ROLES
from klar.phone import spaced
from klar.plots import Bar, bars


def line(row: Any) -> dict[str, Any]:
    over = row.to_on is not None and row.to_on < today()
    until = _("Til %(day)s.", day=day(row.to_on, today())) if row.to_on else ""
    return {
        "id": row.id,
        "name": row.name,
        "who": row.who,
        "phone": row.phone,
        "number": spaced(row.phone),
        "percent": _("%(share)s prosent", share=row.percent),
        "until": _("Avsluttet.") if over else until,
        "over": over,
        "left": not row.holds,
    }


def clubs_of(clubs: list[Any], reps: list[Any]) -> list[dict[str, Any]]:
    """Each club with its people, those without stand first."""
    people: dict[int, list[str]] = {}
    for row in reps:
        people.setdefault(row.unit_id, []).append(_("%(name)s, %(role)s", name=row.name, role=ROLES[row.role]))
    return [{"id": row.id, "name": row.name, "people": people.get(row.id, [])} for row in clubs]


def coverage(within: list[Any], clubs: list[Any]) -> list[Bar]:
    """How many of each branch's clubs have a rep: of the branches whose clubs one sees."""
    all_of, held = Counter(row.parent_id for row in clubs), Counter(row.parent_id for row in clubs if row.reps)
    seen = [row for row in within if all_of[row.branch_id]]
    said = [(row.name, _n("%(held)s av %(count)s klubb", "%(held)s av %(count)s klubber", all_of[row.branch_id], held=held[row.branch_id]), row.branch_id) for row in seen]
    return bars([(name, words, round(100 * held[branch] / all_of[branch])) for name, words, branch in said], most=100)
