"""A gathering as its pages tell it: what, when, where, and how full."""

from typing import Any

from babel.numbers import format_decimal

from klar.crypto import keys
from klar.db import today
from klar.i18n import _, _n, day, locale
from klar.models import sealed
from klar.models.gathering import FUNDS, KINDS
from klar.models.ratings import QUESTIONS, lines, shown


def told(rows: list[Any]) -> list[dict[str, Any]]:
    """Each of the rows, its sealed words opened."""
    boxes = keys.unlock(row.key for row in rows)
    return [gathering(row, sealed.get(boxes.get(row.key), "gathering", row)) for row in rows]


def gathering(row: Any, said: dict[str, Any]) -> dict[str, Any]:
    return {
        "row": row,
        "id": row.id,
        "name": said.get("name", ""),
        "kind": str(KINDS[row.kind]),
        "when": _("%(day)s, klokka %(hours)s", day=day(row.held_on, today()), hours=said.get("hours", "")),
        "hours": said.get("hours", ""),
        "place": said.get("place", ""),
        "km": _("Opptil %(km)s km å reise", km=row.km) if row.km else "",
        "funds": str(FUNDS[row.funds]),
        "off": row.off_at is not None,
        "over": row.held_on < today(),
        "begun": row.held_on <= today(),
        "coming": _n("%(count)s kommer", "%(count)s kommer", row.coming),
        "left": max(row.places - row.coming, 0),
        "tally": said.get("tally", {}),
    }


def facts(one: dict[str, Any]) -> list[tuple[str, str]]:
    where = _("På nett. %(how)s", how=one["place"]) if one["row"].digital else ". ".join(filter(None, (one["place"], one["km"])))
    return [(_("Når"), one["when"][:1].upper() + one["when"][1:]), (_("Hvor"), where), (_("Penger"), one["funds"]), (_("Holdes av"), one["row"].holder)]


def room(one: dict[str, Any]) -> str:
    """«12 kommer. 8 plasser igjen.»"""
    left = _n("%(count)s plass igjen", "%(count)s plasser igjen", one["left"]) if one["left"] else _("Det er fullt")
    return f"{one['coming']}. {left}."


def note(one: dict[str, Any]) -> str:
    if one["off"]:
        return _("Avlyst")
    return f"{one['kind']}, {one['when']}." if one["over"] else f"{one['kind']}, {one['when']}. {one['coming']}."


def thoughts(one: dict[str, Any]) -> dict[str, Any]:
    """What those who came thought of it, when there are enough of them."""
    count, means = shown(one["tally"])
    said = [_("%(mean)s av 5", mean=format_decimal(mean, locale=locale())) for mean in means]
    return {"count": count, "means": [(str(question), text) for question, text in zip(QUESTIONS.values(), said, strict=False)], "lines": lines(one["tally"])}
