"""Lines in the timeline."""

from datetime import timedelta
from typing import Any

from klar.access import fetch
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, now
from klar.models import sealed
from klar.models.case import Case, Entry


def add_entry(box: Box, case: Any, by: int | None, kind: str, **said: str) -> Entry:
    entry = Entry.create(case=case.id, officer=by, kind=kind, at=now())
    sealed.put(box, entry, **said)
    return entry


def note(by: int, case_id: int, text: str) -> None:
    _log(by, case_id, "note", text=text)


def called(by: int, case_id: int) -> int:
    """«Ringt»: the time and who, nothing of what was said. Returns the entry's id, for Angre."""
    return _log(by, case_id, "call")


def _log(by: int, case_id: int, kind: str, **said: str) -> int:
    with atomic():
        case = fetch(by, "case.write", case_id)
        entry = add_entry(keys.box(case.key), case, by, kind, **said)
        touch(case)
        record("case.noted", officer=by, subject=case.id, rule=case.allowed_by, entry=entry.id, kind=kind)
    return entry.id


def undo_entry(by: int, case_id: int, entry_id: int) -> None:
    """Takes back one's own line of the last ten minutes; afterwards it stands."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        undone = Entry.update(undone_at=now()).where(
            Entry.id == entry_id,
            Entry.case == case.id,
            Entry.officer == by,
            Entry.undone_at.is_null(),
            Entry.at > now() - timedelta(minutes=10),
            Entry.kind.in_(("note", "call")),
        )
        if undone.execute():
            record("case.entry_undone", officer=by, subject=case.id, rule=case.allowed_by, entry=entry_id)


def touch(case: Any, version: int | None = None, **values: Any) -> None:
    """Bumps the case's version; with `version`, only if nobody has changed it since. Raises Conflict."""
    same = (Case.id == case.id) & ((Case.version == version) if version else (Case.version > 0))
    if not Case.update(version=Case.version + 1, changed_at=now(), **values).where(same).execute():
        raise Conflict
