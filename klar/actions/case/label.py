"""Marking a line or a case: what the mark changes is told in klar/models/timeline.py and on the page that sets it."""

from typing import Any

from flask import abort

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic
from klar.models import sealed
from klar.models.case import Case, Entry
from klar.models.label import LABELS, WITHIN


def mark_line(by: int, case_id: int, entry_id: int, label: str, about: dict[str, str] | None) -> None:
    """Marks a line; `about` is whose order of silence it is and since when, None takes the mark away.

    By the one who wrote it or the handler; a correction goes with its line. What is marked as health or crime is left out when the case is shared or sent.
    """
    with atomic():
        case, line = fetch(by, "case.write", case_id), fetch(by, "entry.read", entry_id)
        if line.case_id != case.id or line.corrects_id:
            abort(404)
        if by not in (line.officer_id, case.handler_id):
            raise Conflict
        box = keys.box(case.key)
        said = _marked(sealed.get(box, "entry", line), label, about)
        sealed.put(box, Entry(id=line.id), **said)
        if line.audience != "internal":
            within = any(name in WITHIN for name in said["labels"])
            same = (Entry.id == line.id) | (Entry.corrects == line.id)
            Entry.update(audience="within" if within else "case").where(same).execute()
        record("case.entry_marked", officer=by, subject=case.id, rule=case.allowed_by, entry=line.id)


def mark_case(by: int, case_id: int, label: str, about: dict[str, str] | None) -> None:
    """Marks the whole case, by whoever has it. Varsling: for the people in it only, from now on, also when the mark is gone."""
    with atomic():
        case = fetch(by, "case.share", case_id)
        box = keys.box(case.key)
        sealed.put(box, Case(id=case.id), **_marked(sealed.get(box, "case", case), label, about))
        if about is not None:
            add_entry(box, case, by, "marked", text=str(LABELS[label]))
        touch(case, **({"audience": "named"} if label == "whistle" and about is not None else {}))
        record("case.marked", officer=by, subject=case.id, rule=case.allowed_by)


def _marked(said: dict[str, Any], label: str, about: dict[str, str] | None) -> dict[str, Any]:
    if label not in LABELS:
        raise Conflict
    others = {name: value for name, value in said.get("labels", {}).items() if name != label}
    return {**said, "labels": others if about is None else {**others, label: about}}
