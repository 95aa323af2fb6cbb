"""How long a closed case is kept, as its page and the list tell it."""

from datetime import date, timedelta
from typing import Any

from klar.access import may
from klar.crypto import Box
from klar.db import as_date, today
from klar.i18n import _, day
from klar.models import sealed
from klar.models.case.ended import ending
from klar.models.ending import OUTCOMES
from klar.models.retention import WARNING, last_day


def leaves(row: Any, kind: str) -> date | None:
    """The last day of a case that is about to be deleted: it is said thirty days before; held cases are not."""
    until = last_day(row, kind) if row.closed_on else None
    held = as_date(row.held_until)
    return until if until and until < today() + WARNING and not (held and held >= today()) else None


def leaving(row: Any, kind: str) -> str:
    """The same in words; empty for all others."""
    until = leaves(row, kind)
    return _("Slettes etter %(day)s", day=day(max(until, today()), today())) if until else ""


def ended(me: int, box: Box | None, case: Any) -> dict[str, Any] | None:
    """How a closed case went, what was learnt, and what becomes of it; None while it is open."""
    if not case.closed_on:
        return None
    row, kind = ending.one(case=case.id), sealed.get(box, "case", case).get("type", "")
    said, until = sealed.get(box, "entry", row) if row.id and may(me, "entry.read", row.id) else {}, last_day(case, kind)
    held = as_date(row.held_until)
    return {
        "how": str(OUTCOMES.get(said.get("why", ""), "")),
        "learned": said.get("text", ""),
        "held": day(held, today()) if held and held >= today() else "",
        "until": day(until, today()) if until else "",
        "soon": bool(until and until < today() + WARNING),
        "passed": bool(until and until < today() - timedelta(days=1)),
    }
