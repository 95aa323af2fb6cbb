"""Opening a case, reading it, saying how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from klar.access import fetch
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, now, today
from klar.deadlines import compute
from klar.models import sealed
from klar.models.case import Case, Consent, Deadline, Entry, Party, Trigger
from klar.models.case_type import CASE_TYPES, FIRST_TASKS
from klar.models.task import Task

CONSENTS = {"both": ("talk_to_employer", "share_with_branch"), "branch": ("share_with_branch",)}


@dataclass(frozen=True)
class NewCase:
    """What is known of a case when it is opened. `trigger` is a kind of klar.deadlines and the day it happened."""

    kind: str
    unit: int
    members: tuple[int, ...] = ()  # none when the case is the whole club's
    happened: str = ""
    wish: str = ""
    urgent: bool = False
    trigger: tuple[str, date] | None = None
    consent: str = ""
    conflicts: tuple[int, ...] = ()  # officers who are party to it
    law: dict[str, Any] = field(default_factory=dict)  # facts of klar.deadlines.FACTS that change what is counted


def open_case(by: int, new: NewCase) -> Case:
    """Opens the case with its parties, consent, deadlines and proposed first tasks. Allowed by the caller's wizard."""
    key = keys.create()
    box = keys.box(key)
    with atomic():
        at = now()
        audience = CASE_TYPES[new.kind].audience
        case = Case.create(key=key, unit=new.unit, handler=by, audience=audience, opened_at=at, changed_at=at)
        sealed.put(box, case, type=new.kind, wish=new.wish, urgent=new.urgent, law=new.law)
        _add_parties(case, new)
        add_entry(box, case, by, "opened")
        if new.happened:
            add_entry(box, case, by, "note", text=new.happened)
        if new.trigger:
            add_trigger(box, case, *new.trigger, {"case_type": new.kind, **new.law})
        _propose_tasks(box, case, by, new)
        record("case.opened", officer=by, subject=case.id, unit=new.unit, audience=audience)
    return case


def _add_parties(case: Case, new: NewCase) -> None:
    for member in new.members:
        Party.create(case=case, member=member, role="member")
    for officer in new.conflicts:
        Party.create(case=case, officer=officer, role="close")
    for scope in CONSENTS.get(new.consent, ()):
        for member in new.members:
            Consent.create(case=case, member=member, scope=scope, given_on=today())


def add_entry(box: Box, case: Any, by: int | None, kind: str, **said: str) -> Entry:
    entry = Entry.create(case=case.id, officer=by, kind=kind, at=now())
    sealed.put(box, entry, **said)
    return entry


def add_trigger(box: Box, case: Any, kind: str, on: date, facts: dict[str, Any]) -> int:
    """The event and every deadline that follows from it; returns how many.

    A deadline that an earlier event had started by the same rule gives way: «8 weeks» run from the end of the
    negotiations once they have ended (aml § 17-4).
    """
    trigger = Trigger.create(case=case.id, happened_on=on, at=now())
    sealed.put(box, trigger, kind=kind)
    dues = compute(kind, on, facts)
    _void(box, case, {due.code for due in dues})
    for due in dues:
        row = Deadline.create(
            case=case.id,
            trigger=trigger,
            due_on=due.due_on,
            extended_on=due.extended_on,
            safe_on=due.safe_on,
            hard=due.kind == "hard",
        )
        sealed.put(box, row, code=due.code)
    return len(dues)


def _void(box: Box, case: Any, codes: set[str]) -> None:
    rows = list(Deadline.select().where(Deadline.case == case.id, Deadline.status == "open"))
    replaced = [row.id for row in rows if sealed.get(box, "deadline", row).get("code") in codes]
    Deadline.update(status="void").where(Deadline.id.in_(replaced)).execute()


def _propose_tasks(box: Box, case: Case, by: int, new: NewCase) -> None:
    for name in _first_tasks(new):
        task = FIRST_TASKS[name]
        row = Task.create(
            key=case.key, case=case, owner=by, status="proposed", made_at=now(), due_on=today() + timedelta(days=task.days)
        )
        sealed.put(box, row, title=str(task.title))


def _first_tasks(new: NewCase) -> Iterable[str]:
    if new.members:
        yield "call"
    if new.members and new.consent not in CONSENTS:
        yield "ask_consent"
    yield from CASE_TYPES[new.kind].first


def read_case(by: int, case_id: int) -> Any:
    """The case, for showing it: that it was read is on record before anything is shown."""
    with atomic():
        case = fetch(by, "case.read", case_id)
        record("case.read", officer=by, subject=case.id, rule=case.allowed_by)
    return case


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


def happened(by: int, case_id: int, kind: str, on: date) -> None:
    """A new trigger event on the case, with the deadlines it starts."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        box = keys.box(case.key)
        about = sealed.get(box, "case", case)
        count = add_trigger(box, case, kind, on, {"case_type": about["type"], **about["law"]})
        entry = add_entry(box, case, by, "trigger", trigger=kind, on=on.isoformat())
        touch(case)
        record("case.triggered", officer=by, subject=case.id, rule=case.allowed_by, trigger=entry.id, deadlines=count)


def set_status(by: int, case_id: int, status: str, *, waiting_for: str = "", until: date | None = None, version: int) -> None:
    """How the case stands: working, waiting (for whom, until when) or closed. Raises Conflict when it has changed since."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        closed = today() if status == "closed" else None
        touch(case, version, status=status, waiting_for=waiting_for, waiting_until=until, closed_on=closed)
        add_entry(keys.box(case.key), case, by, "status", status=status, waiting_for=waiting_for)
        record("case.status_set", officer=by, subject=case.id, rule=case.allowed_by, status=status)


def keep_deadline(by: int, deadline_id: int, case_id: int) -> None:
    """«Jeg har gjort dette»: the deadline is kept."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        kept = Deadline.update(status="kept").where(
            Deadline.id == deadline_id, Deadline.case == case.id, Deadline.status == "open"
        )
        if kept.execute():
            add_entry(keys.box(case.key), case, by, "deadline")
            record("deadline.kept", officer=by, subject=deadline_id, rule=case.allowed_by, case=case.id)


def touch(case: Any, version: int | None = None, **values: Any) -> None:
    """Bumps the case's version; with `version`, only if nobody has changed it since. Raises Conflict."""
    same = (Case.id == case.id) & ((Case.version == version) if version else (Case.version > 0))
    if not Case.update(version=Case.version + 1, changed_at=now(), **values).where(same).execute():
        raise Conflict
