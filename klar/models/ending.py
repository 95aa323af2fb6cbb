"""What a case's timeline says of how it ended, was opened again, and is kept longer than it would be."""

from datetime import date
from typing import Any

from klar.db import today
from klar.i18n import _, _l, day

TITLES = {
    "closed": _l("Saken er ferdig"),
    "reopened": _l("Åpnet saken igjen"),
    "prolonged": _l("Saken beholdes lenger"),
    "copied": _l("Laget en kopi av saken"),
}
OUTCOMES = {
    "won": _l("Vi fikk medhold"),
    "partly": _l("Vi fikk delvis medhold"),
    "lost": _l("Vi fikk ikke medhold"),
    "solved": _l("Saken ble løst underveis"),
    "withdrawn": _l("Saken ble trukket"),
}
WHY_AGAIN = {
    "news": _l("Det har kommet noe nytt"),
    "asked": _l("Medlemmet ba om det"),
    "mistake": _l("Den ble avsluttet ved en feil"),
}


def sentences(kind: str, said: dict[str, Any]) -> list[str]:
    """How it went or why, and what somebody has written about it last."""
    words = {**OUTCOMES, **WHY_AGAIN}.get(said.get("why", ""))
    until = _("Til %(day)s.", day=day(date.fromisoformat(said["until"]), today())) if said.get("until") else ""
    return [*([f"{words}."] if words else []), *filter(None, (until, said.get("text")))]
