"""Officers of the club whom the handler takes into a case, and out of it (trust.md P1)."""

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now, today
from klar.models.case import Participant
from klar.models.case.share import joiners
from klar.models.officer import Officer


def add_participant(by: int, case_id: int, officer: int, can_write: bool) -> None:
    """Raises Conflict when this officer cannot be in the case: a party, one of another club, or in it already."""
    with atomic():
        case = fetch(by, "case.share", case_id)
        joins = next((row for row in joiners(case=case.id, me=by, today=today()) if row.id == officer), None)
        if joins is None:
            raise Conflict
        Participant.create(case=case.id, officer=officer, can_write=can_write, at=now())
        add_entry(keys.box(case.key), case, by, "participant_added", text=joins.name)
        touch(case)
        record("case.participant_added", officer=by, subject=case.id, rule=case.allowed_by, to=officer, write=can_write)


def remove_participant(by: int, case_id: int, participant_id: int) -> None:
    """From their next request the case is closed to them; nothing when that is done already."""
    with atomic():
        case = fetch(by, "case.share", case_id)
        row = Participant.get_or_none(Participant.id == participant_id, Participant.case == case.id)
        if row is None:
            return
        row.delete_instance()
        add_entry(keys.box(case.key), case, by, "participant_removed", text=Officer.get_by_id(row.officer_id).name)
        touch(case)
        record("case.participant_removed", officer=by, subject=case.id, rule=case.allowed_by, to=row.officer_id)
