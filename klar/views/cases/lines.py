"""Rows as the pages tell them."""

from typing import Any

from klar.actions.case.correction import of_today
from klar.actions.case.entry import UNDO
from klar.crypto import Box, keys
from klar.db import as_date, now, today
from klar.deadlines import in_words
from klar.i18n import moment
from klar.models import sealed, status as statuses
from klar.models.case.emergency import open_until
from klar.models.case_type import label_of
from klar.models.innsyn import reviews
from klar.models.label import labels_of
from klar.models.timeline import WRITTEN, text_of, title_of
from klar.views.cases.kept import leaving



def titled(rows: list[Any]) -> list[dict[str, Any]]:
    """The rows of a case list: what each is called, how it stands and what is due."""
    boxes = keys.unlock(row.key for row in rows)
    return [listed_as(boxes.get(row.key), row) for row in rows]


def listed_as(box: Box | None, row: Any) -> dict[str, Any]:
    of = sealed.get(box, "case", row).get("type", "")
    due_on = as_date(row.due_on)
    due_words = in_words(due_on, today()) if due_on and not row.closed_on else ""
    return {"id": row.id, "kind": label_of(of), "about": row.about, "status": leaving(row, of) or statuses.in_words(row, today()), "due": due_words}


def line(me: int, box: Box | None, row: Any) -> dict[str, Any]:
    said = sealed.get(box, "entry", row)
    mine = row.officer_id == me
    written = mine and row.kind in WRITTEN
    return {
        "id": row.id,
        "version": row.version,
        "when": moment(row.at, today()),
        "title": title_of(row.kind, said),
        "text": text_of(row.kind, said),
        "who": "" if mine else row.name,
        "undo": written and now() - row.at < UNDO,
        "mine": written,
        "today": written and of_today(row),
        "internal": row.audience == "internal",
        "within": row.audience == "within",
        "labels": labels_of(said),
        "marks": said.get("labels", {}),
        "before": said.get("before", []),
        "corrected": moment(row.corrected_at, today()) if row.corrected_at else "",
        "silent": row.kind == "call" and not said.get("text"),
    }


def emergency(me: int, case: Any) -> str:
    """Until when one reads the case by break-glass; empty for who has another way in."""
    found = open_until.one(me=me, case=case.id) if case.allowed_by == "emergency" else None
    return moment(found.until_at, today()) if found else ""


def innsyn(me: int, case: Any) -> str:
    """When the member is to have what Klar holds, while the one who has the case must go through it first; else empty."""
    asked = reviews.one(case=case.id) if case.handler_id == me and case.may_also else None
    return in_words(asked.due_on, today()) if asked and not asked.reviewed_at else ""
