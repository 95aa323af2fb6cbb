"""Deadlines as the pages tell them."""

import re
from typing import Any

from klar.crypto import Box
from klar.db import today
from klar.deadlines import OPEN, call_now, in_words, rule, urgency
from klar.i18n import _l, day
from klar.models import sealed
from klar.models.case.deadline import deadlines

PARAGRAPH = re.compile(r"(?<=§) |(?<=,) (?=\d)")  # «§§ 2, 3» stays on one line
STATUS = {"kept": _l("Holdt"), "missed": _l("Ikke holdt"), "void": _l("Gjelder ikke lenger")}
ICON = {"kept": "done", "missed": "alert"}
OTHERS = {
    "employer": _l("Arbeidsgiver skal gjøre dette. Følg med."),
    "nav": _l("NAV skal gjøre dette. Følg med."),
    "parties": _l("Dere og arbeidsgiver gjør dette sammen."),
}


def dues(box: Box | None, case_id: int) -> list[dict[str, Any]]:
    """The open deadlines of a case; none once its key is destroyed, for then nobody knows what they are."""
    return [due(box, row) for row in deadlines(case=case_id)] if box else []


def due(box: Box, row: Any) -> dict[str, Any]:
    """A deadline as the page tells it: the strict date in words, what must be done, and what happens if it is missed."""
    said = sealed.get(box, "deadline", row)
    law = rule(said["code"])
    calls = row.status == OPEN and call_now(law.code, row.due_on, today())
    return {
        "id": row.id,
        "hard": row.hard,
        "when": in_words(row.due_on, today()) if row.status == OPEN else day(row.due_on, today()),
        "what": law.name,
        "source": PARAGRAPH.sub("\u00a0", law.source),
        "consequence": law.consequence,
        "safe": day(row.safe_on, today()) if row.safe_on and row.safe_on >= today() else "",
        "extended": day(row.extended_on, today()) if row.extended_on else "",
        "urgency": urgency(row.due_on, today()),
        "call": calls,
        "icon": "phone" if calls else ICON.get(row.status, "clock" if row.hard else "eye"),
        "told": day(row.told_at.date(), today()) if row.told_at else "",
        "status": STATUS.get(row.status, ""),
        "others": OTHERS.get(law.acts, ""),
        "rule": law,
        "row": row,
        "said": said,
    }
