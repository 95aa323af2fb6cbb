"""What a person says of one deadline: it is kept, another day holds, it is not relevant, it was not kept."""

from datetime import date
from typing import Any

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.actions.case.reckoning import BY_PERSON, MOVED, counted, place, settle
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, today
from klar.deadlines import KEPT, MISSED, OPEN, VOID, Move, rule
from klar.deadlines.compute import due_of
from klar.models import sealed
from klar.models.case import Deadline


def keep_deadline(by: int, deadline_id: int, case_id: int) -> None:
    """«Jeg har gjort dette»: the deadline is kept. The second of two taps says nothing new."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        box, row = keys.box(case.key), _open(deadline_id, case.id)
        if row:
            said = sealed.get(box, "deadline", row)
            settle(box, row, KEPT, {**said, "how": BY_PERSON, "done_on": today().isoformat()})
            add_entry(box, case, by, "deadline", code=said["code"])
            touch(case)
            record("deadline.kept", officer=by, subject=deadline_id, rule=case.allowed_by, case=case.id)


def reopen_deadline(by: int, deadline_id: int, case_id: int) -> None:
    """What a person said of it was wrong: it runs again."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        box, row = keys.box(case.key), Deadline.get_or_none(Deadline.id == deadline_id, Deadline.case == case.id, Deadline.status != OPEN)
        said = sealed.get(box, "deadline", row) if row else {}
        if said.get("how") != BY_PERSON:
            raise Conflict
        settle(box, row, OPEN, {name: said[name] for name in ("code", "counted") if name in said})
        add_entry(box, case, by, "deadline_reopened", code=said["code"])
        touch(case)
        record("deadline.reopened", officer=by, subject=deadline_id, rule=case.allowed_by, case=case.id)


def set_deadline(by: int, case_id: int, deadline_id: int, seen: date, status: str, reason: str, on: date | None = None) -> int:
    """Another day holds (status open and `on`), it is not relevant (void), or it was not kept (missed); with why.

    `seen` is the date that was on the screen. Raises Conflict when it is no longer so. Returns the id of the row that stands.
    """
    with atomic():
        case = fetch(by, "case.write", case_id)
        box, row = keys.box(case.key), _open(deadline_id, case.id)
        if row is None or row.due_on != seen or status not in (OPEN, VOID, MISSED):
            raise Conflict
        said = sealed.get(box, "deadline", row)
        move = Move(said["code"], seen, None if status == VOID else on or seen, status)
        entry = add_entry(box, case, by, "deadline_set", text=reason, code=said["code"], status=status, moves=[move.plain()])
        stands = _stand(box, case, row, said, status, on, entry.id)
        touch(case)
        record("deadline.set", officer=by, subject=stands, rule=case.allowed_by, case=case.id, status=status, entry=entry.id)
    return stands


def _stand(box: Box, case: Any, row: Any, said: dict[str, Any], status: str, on: date | None, entry: int) -> int:
    if status != OPEN or on is None:
        settle(box, row, status, {**said, "how": BY_PERSON, "entry": entry})
        return row.id
    settle(box, row, VOID, {**said, "how": MOVED})
    kept = {"counted": counted(row, said).isoformat(), "entry": entry}
    return place(box, case.id, row.trigger_id, due_of(rule(said["code"]), on), OPEN, kept).id


def _open(deadline_id: int, case_id: int) -> Deadline | None:
    return Deadline.get_or_none(Deadline.id == deadline_id, Deadline.case == case_id, Deadline.status == OPEN)
