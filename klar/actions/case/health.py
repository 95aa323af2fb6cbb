"""When a case is closed: what is marked as health is looked through, and what nobody needs is deleted (domain.md § 6.3)."""

from typing import Any

from klar.access import fetch, listed
from klar.actions.case.entry import touch
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, today
from klar.models import sealed
from klar.models.case import Entry
from klar.models.case.entry import all_entries
from klar.models.timeline import WRITTEN, text_of


def health_left(me: int, box: Box | None, case_id: int) -> list[tuple[Any, str]]:
    """The lines about health that nobody has said are needed, with their text: the marked ones, of a marked case every one."""
    rows = listed(me, "entry.read", all_entries, case=case_id)
    whole = bool(rows) and "health" in sealed.get(box, "case", rows[0]._replace(id=case_id, sealed=rows[0].about)).get("labels", {})
    found = [(row, sealed.get(box, "entry", row)) for row in rows if row.kind in WRITTEN]
    return [(row, text_of(row.kind, said)) for row, said in found if _asks(said, whole) and text_of(row.kind, said)]


def _asks(said: dict[str, Any], whole: bool) -> bool:
    return "kept" not in said and (whole or "health" in said.get("labels", {}))


def settle_health(by: int, case_id: int, entry_id: int, *, keep: bool) -> None:
    """Whether a line about health is needed still; when it is not, its words are gone, also those from before it was corrected.

    Raises Conflict when nobody asks about that line (any more)."""
    with atomic():
        case = fetch(by, "case.share", case_id)
        box = keys.box(case.key)
        if not case.closed_on or entry_id not in [row.id for row, _text in health_left(by, box, case.id)]:
            raise Conflict
        said = sealed.get(box, "entry", fetch(by, "entry.read", entry_id))
        left = said if keep else {"labels": said.get("labels", {})}
        sealed.put(box, Entry(id=entry_id), **left, kept=today().isoformat())
        touch(case)
        record("case.health_settled", officer=by, subject=case.id, rule=case.allowed_by, entry=entry_id, kept=keep)
