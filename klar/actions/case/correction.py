"""Correcting one's own line: the same day the text itself, and what it was is kept; later a correction stands under it."""

from typing import Any

from flask import abort

from klar.access import fetch
from klar.actions.both import Saved, settle
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import OSLO, atomic, now, to_ms, today
from klar.models import sealed
from klar.models.case import Entry
from klar.models.officer import Officer
from klar.models.timeline import WRITTEN


def own_line(by: int, case_id: int, entry_id: int) -> tuple[Any, Any, Box]:
    """A line that this officer has written, its case and the case's box; else 404."""
    case, line = fetch(by, "case.write", case_id), fetch(by, "entry.read", entry_id)
    if line.case_id != case.id or line.officer_id != by or line.kind not in WRITTEN or line.undone_at:
        abort(404)
    return line, case, keys.box(case.key)


def of_today(line: Any) -> bool:
    """Whether its words can still be changed: through the day it was written, in Oslo."""
    return line.at.astimezone(OSLO).date() == today()


def correct(by: int, case_id: int, entry_id: int, text: str, seen: int) -> None:
    """The new text, by one who saw version `seen` of the line. Raises Changed when it has been corrected since."""
    with atomic():
        line, case, box = own_line(by, case_id, entry_id)
        if not of_today(line):
            _add_under(by, case, box, line, text)
        elif not _replace(by, box, line, text, seen):
            return
        else:
            record("case.entry_corrected", officer=by, subject=case.id, rule=case.allowed_by, entry=line.id)
        touch(case)


def _replace(by: int, box: Box, line: Any, text: str, seen: int) -> bool:
    """False when what is saved is to stand."""
    said, at = sealed.get(box, "entry", line), line.corrected_at or line.at
    old = said.get("text", "")
    new = settle(text, seen, Saved(line.version, old, Officer.get_by_id(by).name, at))
    if new is None or new == old:
        return False
    before = [*said.get("before", ()), {"text": old, "at": to_ms(at)}] if old else []
    sealed.put(box, Entry(id=line.id), **{**said, "text": new, "before": before})
    Entry.update(version=line.version + 1, corrected_at=now() if old else None).where(Entry.id == line.id).execute()
    return True


def _add_under(by: int, case: Any, box: Box, line: Any, text: str) -> None:
    """For those whom the line is for, and nobody else."""
    added = add_entry(box, case, by, "correction", text=text)
    same = {"corrects": line.corrects_id or line.id, "audience": line.audience, "kept_in": line.kept_in_id}
    Entry.update(same).where(Entry.id == added.id).execute()
    record("case.noted", officer=by, subject=case.id, rule=case.allowed_by, entry=added.id, kind="correction")
