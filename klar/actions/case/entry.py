"""Lines in the timeline."""

from datetime import timedelta
from typing import Any

from klar.access import fetch
from klar.actions.proposing import follow_up, untick
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, now
from klar.models import sealed
from klar.models.case import Case, Entry, Handover
from klar.models.timeline import WRITTEN

UNDO = timedelta(minutes=10)


def add_entry(box: Box, case: Any, by: int | None, kind: str, **said: str) -> Entry:
    """A line, and what it means for the case's tasks. Inside the caller's transaction."""
    ticked = follow_up(box, case, by, kind)
    entry = Entry.create(case=case.id, officer=by, kind=kind, at=now())
    sealed.put(box, entry, **said, **({"ticked": ticked} if ticked else {}))
    return entry


def note(by: int, case_id: int, text: str, *, internal: bool = False) -> None:
    """A note for all who read the case; an internal one for its writer and the handler only."""
    log_line(by, case_id, "note", internal=internal, text=text)


def called(by: int, case_id: int) -> int:
    """«Ringt»: the time and who, nothing of what was said. Returns the entry's id, for Angre."""
    return log_line(by, case_id, "call")


def log_line(by: int, case_id: int, kind: str, *, internal: bool = False, **said: str) -> int:
    """A line in somebody's own words, each field of it sealed. Returns its id."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        entry = add_entry(keys.box(case.key), case, by, kind, **said)
        if internal:
            Entry.update(audience="internal", kept_in=_handlers_unit(case)).where(Entry.id == entry.id).execute()
        touch(case)
        record("case.noted", officer=by, subject=case.id, rule=case.allowed_by, entry=entry.id, kind=kind)
    return entry.id


def _handlers_unit(case: Any) -> int:
    """Where the handler has the case: the club, or the unit that it was sent on to and that has taken it."""
    taken = Handover.get_or_none(Handover.case == case.id, Handover.kind == "onward", Handover.status == "taken", Handover.taken_by == case.handler_id)
    return taken.to_unit_id if taken else case.unit_id


def undo_entry(by: int, case_id: int, entry_id: int) -> None:
    """Takes back one's own line of the last ten minutes; afterwards it stands."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        line = Entry.get_or_none(Entry.id == entry_id, Entry.case == case.id)
        undone = Entry.update(undone_at=now()).where(
            Entry.id == entry_id,
            Entry.case == case.id,
            Entry.officer == by,
            Entry.undone_at.is_null(),
            Entry.at > now() - UNDO,
            Entry.kind.in_(WRITTEN),
        )
        if undone.execute():
            untick(sealed.get(keys.box(case.key), "entry", line).get("ticked", []))
            record("case.entry_undone", officer=by, subject=case.id, rule=case.allowed_by, entry=entry_id)


def touch(case: Any, version: int | None = None, **values: Any) -> None:
    """Bumps the case's version; with `version`, only if nobody has changed it since. Raises Conflict."""
    same = (Case.id == case.id) & ((Case.version == version) if version else (Case.version > 0))
    if not Case.update(version=Case.version + 1, changed_at=now(), **values).where(same).execute():
        raise Conflict
