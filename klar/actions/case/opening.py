"""Opening a case."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from klar.actions.case.deadline import add_trigger
from klar.actions.case.entry import add_entry
from klar.actions.case.seat import seat
from klar.actions.case.facts import first_facts
from klar.audit import record
from klar.case_types import asked, law_of
from klar.crypto import Box, keys
from klar.db import atomic, now, today
from klar.models import sealed
from klar.models.case import Case, Consent
from klar.models.case.ended import next_number
from klar.models.case.party import MEMBER
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
    conflicts: tuple[int, ...] = ()  # officers who are party to it, not the one who opens it: klar.actions.party.add_party
    law: dict[str, Any] = field(default_factory=dict)  # facts of klar.deadlines.FACTS that change what is counted
    facts: dict[str, str] = field(default_factory=dict)  # answers to the type's own questions


def open_case(by: int, new: NewCase) -> Case:
    """Opens the case with its parties, consent, deadlines and proposed first tasks. Allowed by the caller's wizard."""
    key = keys.create()
    box = keys.box(key)
    with atomic():
        at = now()
        audience = CASE_TYPES[new.kind].audience
        row = {"id": next_number(), "key": key, "unit": new.unit, "handler": by}
        case = Case.create(**row, audience=audience, opened_at=at, changed_at=at)
        facts = first_facts(box, case, by, asked(new.kind, len(new.members)), new.facts)
        sealed.put(box, case, type=new.kind, wish=new.wish, urgent=new.urgent, law=new.law | law_of(new.facts), facts=facts)
        _add_parties(box, case, new)
        add_entry(box, case, by, "opened")
        if new.happened:
            add_entry(box, case, by, "note", text=new.happened)
        if new.trigger:
            add_trigger(box, case, *new.trigger)
        _propose_tasks(box, case, by, new)
        record("case.opened", officer=by, subject=case.id, unit=new.unit, audience=audience)
    return case


def _add_parties(box: Box, case: Case, new: NewCase) -> None:
    for member in new.members:
        seat(box, case, MEMBER, member=member)
    for officer in new.conflicts:
        seat(box, case, "close", officer=officer)
    for scope in CONSENTS.get(new.consent, ()):
        for member in new.members:
            Consent.create(case=case, member=member, scope=scope, given_on=today())


def _propose_tasks(box: Box, case: Case, by: int, new: NewCase) -> None:
    for name in _first_tasks(new):
        task = FIRST_TASKS[name]
        row = Task.create(
            key=case.key, case=case, owner=by, status="proposed", made_at=now(), due_on=today() + timedelta(days=task.days)
        )
        sealed.put(box, row, title=str(task.title), code=name)


def _first_tasks(new: NewCase) -> Iterable[str]:
    if new.members:
        yield "call"
    if new.members and new.consent not in CONSENTS:
        yield "ask_consent"
    yield from CASE_TYPES[new.kind].first
