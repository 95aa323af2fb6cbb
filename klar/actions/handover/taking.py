"""Taking what was sent to one's unit."""

from typing import Any

from klar.access import fetch
from klar.actions.handover.moving import TakenAlready, demand_yes, first_answer, give_to, in_hands, log, move
from klar.actions.handover.telling import tell_other
from klar.audit import record
from klar.db import atomic, now
from klar.models.case import Case, Handover, Participant
from klar.models.officer import Officer


def take(by: int, handover_id: int) -> Any:
    """Takes it; a case sent on is then this officer's. Returns the handover, also when it was one's own already.

    Raises TakenAlready when a colleague was first, NoYes when the member has since said no to the unit.
    """
    with atomic():
        handover = fetch(by, "handover.read", handover_id, "handover.take")
        if not handover.may_also:
            if handover.taken_by_id == by:
                return handover
            raise TakenAlready(Officer.get_by_id(handover.taken_by_id).name)
        if handover.status == "sent" and in_hands(handover.case_id):
            demand_yes(handover.case_id, handover.to_unit_id)
        move(handover, handover.status, status="taken", taken_by=by, answered_at=first_answer(), question_at=None)
        case = Case.get_by_id(handover.case_id)
        if handover.kind == "onward":
            _give_on(handover, case, by)
        log(case, by, "taken", handover.id)
        record("handover.taken", officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id)
        tell_other(by, handover, case, "answered")
    return handover


def _give_on(handover: Any, case: Case, by: int) -> None:
    """The case is this officer's; whoever had it follows read-only, and what they had taken it by is passed on."""
    if handover.status == "sent":
        _follow(case.id, case.handler_id)
        earlier = Handover.update(status="passed", ended_at=now(), version=Handover.version + 1)
        earlier.where(Handover.case == case.id, Handover.id < handover.id, Handover.status == "taken").execute()
    give_to(case, by)


def _follow(case_id: int, officer_id: int) -> None:
    Participant.insert(case=case_id, officer=officer_id, can_write=False, at=now()).on_conflict(
        conflict_target=(Participant.case, Participant.officer), update={Participant.can_write: False}
    ).execute()
