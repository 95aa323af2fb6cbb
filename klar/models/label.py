"""How a line or a whole case can be marked. Sealed with the rest: a mark tells what it is about."""

from datetime import date
from typing import Any

from klar.i18n import _l, day

LABELS = {
    "health": _l("Helse"),
    "crime": _l("Straffbart"),
    "whistle": _l("Varsling"),
    "secret": _l("Pålagt taushet"),
}
ICONS = {"health": "shield", "crime": "alert", "whistle": "bell", "secret": "lock"}
WITHIN = ("health", "crime")  # what is marked so is left out when the case is shared or sent


def labels_of(said: dict[str, Any]) -> list[tuple[str, str, str]]:
    """How a line or a case is marked: icon, word, and for what must not be told whose order that is and since when."""
    return [(ICONS[name], str(LABELS[name]), _source(about)) for name, about in said.get("labels", {}).items() if name in LABELS]


def _source(about: dict[str, str]) -> str:
    since = day(date.fromisoformat(about["on"]), date.min) if about.get("on") else ""
    return ", ".join(filter(None, (about.get("source", ""), since)))
