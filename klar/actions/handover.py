"""Be om hjelp and Send videre: sent, taken, sent back with a reason, ended. The sender owns the case until it is taken."""

from typing import Any

from klar.access import fetch
from klar.audit import record
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, now, today
from klar.models import sealed
from klar.models.case import Case, Consent, Entry, Handover, Participant, missing


def send(by: int, case_id: int, kind: str, to_unit: int, reason: str, *, consent: bool) -> Handover:
    """Asks a unit for help (kind «help») or sends the case on («onward»). One open one a case; raises Conflict."""
    with atomic():
        case = fetch(by, "case.send", case_id)
        if Handover.select().where(Handover.case == case.id, Handover.status.in_(("sent", "taken"))).exists():
            raise Conflict
        return place(by, case, kind, to_unit, reason, consent=consent, rule=case.allowed_by)


def place(by: int, case: Any, kind: str, to_unit: int, reason: str, *, consent: bool, rule: str) -> Handover:
    """Puts the case on the unit's desk, inside the caller's transaction and after its check."""
    for member in missing(case.id, "share_with_branch", today()) if consent else []:
        Consent.create(case=case.id, member=member.id, scope="share_with_branch", to_unit=to_unit, given_on=today())
    handover = Handover.create(case=case.id, kind=kind, from_officer=by, to_unit=to_unit, sent_at=now())
    box = keys.box(case.key)
    sealed.put(box, handover, reason=reason)
    _entry(box, case.id, by, f"{kind}_sent", reason)
    record("handover.sent", officer=by, subject=handover.id, rule=rule, case=case.id, kind=kind, unit=to_unit)
    return handover


def take(by: int, handover_id: int) -> int:
    """Takes what was sent to one's unit; a case sent on is then this officer's. Returns the case's id."""
    with atomic():
        handover = fetch(by, "handover.take", handover_id)
        _answer(handover, status="taken", taken_by=by)
        case = Case.get_by_id(handover.case_id)
        if handover.kind == "onward":
            _follow(case.id, case.handler_id)
            Case.update(handler=by, version=Case.version + 1, changed_at=now()).where(Case.id == case.id).execute()
        _entry(keys.box(case.key), case.id, by, "taken")
        record("handover.taken", officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id)
    return case.id


def _follow(case_id: int, officer_id: int) -> None:
    """The one who sent the case on follows it read-only."""
    Participant.insert(case=case_id, officer=officer_id, can_write=False, at=now()).on_conflict(
        conflict_target=(Participant.case, Participant.officer), update={Participant.can_write: False}
    ).execute()


def send_back(by: int, handover_id: int, reason: str) -> None:
    """Says no, with a reason the sender reads."""
    with atomic():
        handover = fetch(by, "handover.take", handover_id)
        case = Case.get_by_id(handover.case_id)
        _entry(keys.box(case.key), case.id, by, "returned", reason)  # first: afterwards the case is no longer theirs
        _answer(handover, status="returned", taken_by=by, ended_at=now())
        record("handover.returned", officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id)


def end(by: int, case_id: int, status: str) -> None:
    """Ends the open handover of a case: the sender takes it back («revoked»), or the taker is done helping («done»)."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        mine = (Handover.from_officer == by) if status == "revoked" else (Handover.taken_by == by) & (Handover.kind == "help")
        handover = Handover.get_or_none(Handover.case == case.id, Handover.status.in_(OPEN_FOR[status]), mine)
        if handover is None:
            raise Conflict
        _entry(keys.box(case.key), case.id, by, status)
        _answer(handover, old=handover.status, status=status, ended_at=now())
        record("handover.ended", officer=by, subject=handover.id, rule=case.allowed_by, case=case.id, status=status)


OPEN_FOR = {"revoked": ("sent", "taken"), "done": ("taken",)}


def _answer(handover: Any, *, old: str = "sent", **values: Any) -> None:
    """Moves the handover from `old`; raises Conflict when somebody else was first."""
    moved = Handover.update(version=Handover.version + 1, answered_at=now(), **values).where(
        Handover.id == handover.id, Handover.status == old
    )
    if not moved.execute():
        raise Conflict


def _entry(box: Box, case_id: int, by: int, kind: str, text: str = "") -> None:
    entry = Entry.create(case=case_id, officer=by, kind=kind, at=now())
    sealed.put(box, entry, text=text)
