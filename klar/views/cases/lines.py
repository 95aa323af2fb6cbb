"""Rows as the pages tell them."""

import re
from datetime import timedelta
from typing import Any

from klar.crypto import Box, keys
from klar.db import as_date, now, today
from klar.deadlines import in_words, rule, urgency
from klar.i18n import day, moment
from klar.models import sealed, status as statuses
from klar.models.case import deadlines
from klar.models.case.emergency import open_until
from klar.models.case_type import label_of
from klar.models.innsyn import reviews
from klar.models.timeline import text_of, title_of

PARAGRAPH = re.compile(r"(?<=§) |(?<=,) (?=\d)")  # «§§ 2, 3» stays on one line
UNDO = timedelta(minutes=10)


def titled(rows: list[Any]) -> list[dict[str, Any]]:
    """The rows of a case list: what each is called, how it stands and what is due."""
    boxes = keys.unlock(row.key for row in rows)
    return [listed_as(boxes.get(row.key), row) for row in rows]


def listed_as(box: Box | None, row: Any) -> dict[str, Any]:
    kind = label_of(sealed.get(box, "case", row).get("type", ""))
    due_on = as_date(row.due_on)
    due_words = in_words(due_on, today()) if due_on else ""
    return {"id": row.id, "kind": kind, "about": row.about, "status": statuses.in_words(row, today()), "due": due_words}


def dues(box: Box | None, case_id: int) -> list[dict[str, Any]]:
    """The open deadlines of a case; none once its key is destroyed, for then nobody knows what they are."""
    return [due(box, row) for row in deadlines(case=case_id)] if box else []


def due(box: Box, row: Any) -> dict[str, Any]:
    """A deadline as the page tells it: the strict date in words, what must be done, and what happens if it is missed."""
    law = rule(sealed.get(box, "deadline", row)["code"])
    return {
        "id": row.id,
        "hard": row.hard,
        "when": in_words(row.due_on, today()),
        "what": law.name,
        "source": PARAGRAPH.sub("\u00a0", law.source),
        "consequence": law.consequence,
        "safe": day(row.safe_on, today()) if row.safe_on and row.safe_on >= today() else "",
        "extended": day(row.extended_on, today()) if row.extended_on else "",
        "urgency": urgency(row.due_on, today()),
        "rule": law,
    }


def line(me: int, box: Box | None, row: Any) -> dict[str, Any]:
    said = sealed.get(box, "entry", row)
    mine = row.officer_id == me
    return {
        "id": row.id,
        "when": moment(row.at, today()),
        "title": title_of(row.kind, said),
        "text": text_of(row.kind, said),
        "who": "" if mine else row.name,
        "undo": mine and row.kind in ("note", "call") and now() - row.at < UNDO,
    }


def emergency(me: int, case: Any) -> str:
    """Until when one reads the case by break-glass; empty for who has another way in."""
    found = open_until.one(me=me, case=case.id) if case.allowed_by == "emergency" else None
    return moment(found.until_at, today()) if found else ""


def innsyn(me: int, case: Any) -> str:
    """When the member is to have what Klar holds, while the one who has the case must go through it first; else empty."""
    asked = reviews.one(case=case.id) if case.handler_id == me and case.may_also else None
    return in_words(asked.due_on, today()) if asked and not asked.reviewed_at else ""
