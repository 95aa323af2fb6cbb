"""The receiver's ends: no, with a reason; done, with an answer; the case given back, or taken over when nobody else has it."""

from typing import Any

from klar.access import fetch
from klar.actions.handover.moving import demand_hands, first_answer, give_again, give_to, in_hands, log, move
from klar.actions.handover.taking_back import end_later
from klar.actions.handover.telling import tell_other
from klar.audit import record
from klar.db import Conflict, atomic, db, now
from klar.models.case import Case


def send_back(by: int, handover_id: int, reason: str) -> None:
    """Says no to what waits, with a reason the sender reads. Raises NobodyLeft when the sender cannot have it either."""
    with atomic():
        handover = fetch(by, "handover.take", handover_id)
        if handover.status != "sent":
            raise Conflict
        case = _end(by, handover, "returned", reason)
        demand_hands(case.id)
        record("handover.returned", officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id)


def done(by: int, handover_id: int, answer: str) -> None:
    """Ends the help, with an answer that stands in the case."""
    with atomic():
        handover = fetch(by, "handover.work", handover_id)
        if handover.kind != "help":
            raise Conflict
        case = _end(by, handover, "done", answer)
        demand_hands(case.id)
        record("handover.ended", officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id, status="done")


def give_back(by: int, handover_id: int, reason: str) -> None:
    """Gives a case that was sent on back to whoever sent it. Raises NobodyLeft when they can no longer have it."""
    with atomic():
        handover = fetch(by, "handover.work", handover_id)
        if handover.kind != "onward":
            raise Conflict
        case = _end(by, handover, "returned", reason)
        give_again(case, handover, handover.from_officer_id)
        demand_hands(case.id)
        record("handover.returned", officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id)


def take_over(by: int, handover_id: int) -> None:
    """Whoever helps has the case, when nobody else can. Raises Conflict when somebody can."""
    with atomic():
        handover = fetch(by, "handover.work", handover_id)
        if handover.kind != "help" or in_hands(handover.case_id, but=by):
            raise Conflict
        move(handover, "taken", kind="onward", whole=True)
        case = Case.get_by_id(handover.case_id)
        give_to(case, by)
        log(case, by, "taken_over", handover.id)
        record("handover.taken", officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id)


def _end(by: int, handover: Any, status: str, text: str) -> Any:
    case = Case.get_by_id(handover.case_id)
    db.keep_in_sight(case.id)
    log(case, by, status, handover.id, text)
    move(handover, handover.status, status=status, taken_by=by, answered_at=first_answer(), ended_at=now(), question_at=None)
    end_later(by, handover)
    tell_other(by, handover, case, "answered")
    return case
