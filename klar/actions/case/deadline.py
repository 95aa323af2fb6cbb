"""The events of a case, and the deadlines that follow from them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from klar.access import fetch
from klar.actions.case import reckoning
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, now
from klar.deadlines import FACTS, Event, Move, standing
from klar.models import sealed
from klar.models.case import Entry, Trigger
from klar.models.case.deadline import triggers

Change = Callable[[list[Event]], list[Event]]


def facts_of(about: dict[str, Any]) -> dict[str, Any]:
    """What is sealed with a case, as the facts of klar.deadlines: dates are texts where they are kept."""
    law = {name: value for name, value in about.get("law", {}).items() if name in FACTS}
    dates = {name: date.fromisoformat(value) for name, value in law.items() if FACTS[name][0] is date and isinstance(value, str)}
    return {"case_type": about["type"], **law, **dates}


def add_trigger(box: Box, case: Any, kind: str, on: date) -> tuple[Trigger, list[Move]]:
    """The event, with every deadline of the case counted again; inside the caller's transaction."""
    trigger = Trigger.create(case=case.id, happened_on=on, at=now())
    sealed.put(box, trigger, kind=kind)
    return trigger, _count(box, case)


def recount(box: Box, case: Any, by: int) -> list[Move]:
    """Counts the deadlines again when the facts of a case have changed; what moved stands on its timeline.

    Inside the caller's transaction and after the facts are sealed into `case`, which is the row they were put with.
    """
    moved = _count(box, case)
    if moved:
        add_entry(box, case, by, "recounted", moves=[move.plain() for move in moved])
    return moved


def happened(by: int, case_id: int, kind: str, on: date) -> int:
    """A new event on the case, with the deadlines it starts. Returns the timeline's line, which says what moved."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        box = keys.box(case.key)
        trigger, moved = add_trigger(box, case, kind, on)
        entry = _tell(box, case, by, "trigger", moved, trigger=kind, on=on.isoformat())
        record("case.triggered", officer=by, subject=case.id, rule=case.allowed_by, trigger=trigger.id, deadlines=len(moved))
    return entry.id


def change_trigger(by: int, case_id: int, trigger_id: int, seen: date, on: date) -> int:
    """The event was on another day than the one `seen`. Raises Conflict when somebody has changed it since."""
    return _change(by, case_id, trigger_id, seen, "case.trigger_changed", on)


def void_trigger(by: int, case_id: int, trigger_id: int, seen: date) -> int:
    """It did not happen after all: what followed from it falls away. Raises Conflict as change_trigger does."""
    return _change(by, case_id, trigger_id, seen, "case.trigger_voided", None)


def foreseen(by: int, case_id: int, change: Change) -> list[Move]:
    """What would move if the case's events were these instead; changes nothing."""
    case = fetch(by, "case.write", case_id)
    box = keys.box(case.key)
    stands = standing(change(reckoning.events_of(box, triggers(case=case.id))), facts_of(sealed.get(box, "case", case)))
    return reckoning.moves(reckoning.plan(box, case.id, stands))


def _change(by: int, case_id: int, trigger_id: int, seen: date, event: str, on: date | None) -> int:
    with atomic():
        case = fetch(by, "case.write", case_id)
        values = {Trigger.happened_on: on} if on else {Trigger.voided_at: now()}
        same = (Trigger.id == trigger_id, Trigger.case == case.id, Trigger.happened_on == seen, Trigger.voided_at.is_null())
        if not Trigger.update(values).where(*same).execute():
            raise Conflict
        box = keys.box(case.key)
        said = sealed.get(box, "trigger", Trigger.get_by_id(trigger_id))
        moved = _count(box, case)
        entry = _tell(box, case, by, event.removeprefix("case."), moved, trigger=said["kind"], was=seen.isoformat(), on=on.isoformat() if on else "")
        record(event, officer=by, subject=case.id, rule=case.allowed_by, trigger=trigger_id, deadlines=len(moved))
    return entry.id


def _tell(box: Box, case: Any, by: int, kind: str, moved: list[Move], **said: str) -> Entry:
    entry = add_entry(box, case, by, kind, moves=[move.plain() for move in moved], **said)
    touch(case)
    return entry


def _count(box: Box, case: Any) -> list[Move]:
    stands = standing(reckoning.events_of(box, triggers(case=case.id)), facts_of(sealed.get(box, "case", case)))
    turns = reckoning.plan(box, case.id, stands)
    reckoning.carry_out(box, case.id, turns)
    return reckoning.moves(turns)
