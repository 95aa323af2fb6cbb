"""The receiver asks, the sender answers, and may show more of the case. Each is a line in the case."""

from typing import Any

from klar.access import fetch
from klar.actions.handover.moving import demand_yes, first_answer, log, move
from klar.actions.handover.telling import tell_other
from klar.audit import record
from klar.db import Conflict, atomic, now
from klar.models.case import Case


def ask(by: int, handover_id: int, question: str) -> None:
    """Asks whoever sent it; waits for one answer at a time to all that was asked."""
    _say(by, "handover.work", handover_id, "handover.asked", question, question_at=now(), answered_at=first_answer())


def reply(by: int, handover_id: int, answer: str) -> None:
    """Answers what the receiver has asked. Raises NoYes when the member has since said no to those who help."""
    with atomic():
        handover = fetch(by, "handover.own", handover_id)
        if handover.kind == "help":
            demand_yes(handover.case_id, handover.to_unit_id)
        _say(by, "handover.own", handover_id, "handover.replied", answer, question_at=None, reply_at=now())


def _say(by: int, permission: str, handover_id: int, event: str, text: str, **values: Any) -> None:
    with atomic():
        handover = fetch(by, permission, handover_id)
        case = Case.get_by_id(handover.case_id)
        move(handover, "taken", **values)
        log(case, by, event.removeprefix("handover."), handover.id, text)
        record(event, officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id)
        tell_other(by, handover, case, event.removeprefix("handover."))


def show_whole(by: int, handover_id: int) -> None:
    """Shows all of the case to those who have the summary. Raises NoYes when the member has since said no, Conflict when it is shown."""
    with atomic():
        handover = fetch(by, "handover.own", handover_id)
        if handover.whole or handover.status not in ("sent", "taken"):
            raise Conflict
        fetch(by, "case.send", handover.case_id)
        demand_yes(handover.case_id, handover.to_unit_id)
        move(handover, handover.status, whole=True)
        log(Case.get_by_id(handover.case_id), by, "shown_whole", handover.id)
        record("handover.shown", officer=by, subject=handover.id, rule=handover.allowed_by, case=handover.case_id)
