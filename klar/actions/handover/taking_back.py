"""The sender's end: what was asked for is taken back."""

from typing import Any

from klar.access import fetch, may
from klar.actions.handover.moving import demand_hands, give_again, log, move
from klar.audit import record
from klar.db import Conflict, atomic, now
from klar.models.case import Case, open_handover


def revoke(by: int, handover_id: int) -> None:
    """Takes it back: help at any time; a case that was sent on until somebody has it, or when that one can do no more."""
    with atomic():
        handover = fetch(by, "handover.own", handover_id)
        gone = handover.kind == "onward" and handover.status == "taken"
        if handover.status not in ("sent", "taken") or (gone and may(handover.taken_by_id, "handover.work", handover.id)):
            raise Conflict
        case = Case.get_by_id(handover.case_id)
        log(case, by, "revoked", handover.id)
        move(handover, handover.status, status="revoked", ended_at=now(), question_at=None)
        end_later(by, handover)
        if gone:
            give_again(case, handover, by)
            demand_hands(case.id)
        record("handover.ended", officer=by, subject=handover.id, rule=handover.allowed_by, case=case.id, status="revoked")


def end_later(by: int, handover: Any) -> None:
    """Whoever was helping has asked others: that ends too."""
    for row in open_handover(case=handover.case_id):
        if row.id > handover.id:
            move(row, row.status, status="revoked", ended_at=now(), question_at=None)
            record("handover.ended", officer=by, subject=row.id, case=handover.case_id, status="revoked")
