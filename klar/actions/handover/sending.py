"""Asking a unit for help, or sending the case on."""

from typing import Any

from klar.access import SCOPES, fetch, steps_from, takers
from klar.actions.case.consent import give_consent
from klar.actions.handover.moving import demand_yes, log
from klar.actions.handover.telling import tell_desk
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now, today
from klar.models import sealed
from klar.models.case import Handover, missing, open_handover
from klar.models.unit import Unit


def stands_in(by: int, case: Any) -> int:
    """The unit this officer turns to others from: the one they took the case for, else the club. Raises Conflict while it is on its way, or with others."""
    waiting = open_handover(case=case.id)
    if not waiting:
        return case.unit_id
    if waiting[0].status == "sent" or waiting[0].taken_by_id != by:
        raise Conflict
    return waiting[0].to_unit_id


def may_send(by: int, case: Any) -> dict[str, dict[int, list[Any]]]:
    """What one may do with the case, help and onward, and with each the units to choose from: whoever helps does not give it away."""
    steps = steps_from(by, case.id, stands_in(by, case))
    helps = case.allowed_by == "taken" and case.handler_id != by
    return {"help": steps} if helps else {"help": steps, "onward": steps}


def send(by: int, case_id: int, kind: str, to_unit: int, reason: str, *, consent: bool, whole: bool = False) -> Handover:
    """Asks a unit for help (kind «help») or sends the case on («onward»). Raises Conflict when that may not be, NoYes without the member's yes."""
    with atomic():
        case = fetch(by, "case.send", case_id)
        if to_unit not in may_send(by, case).get(kind, {}):
            raise Conflict
        if consent:
            _note_yes(by, case.id, to_unit)
        demand_yes(case.id, to_unit)
        return place(by, case, kind, to_unit, reason, whole=whole, rule=case.allowed_by)


def _note_yes(by: int, case_id: int, to_unit: int) -> None:
    """What the rep says the members have said, for those whose yes is not there."""
    scope = SCOPES.get(Unit.get_by_id(to_unit).kind)
    lacking = [row.id for row in missing(case_id, scope, today())] if scope else []
    if lacking:
        give_consent(by, case_id, lacking, scope, "spoken", given_on=today(), until=None)


def place(by: int, case: Any, kind: str, to_unit: int, reason: str, *, rule: str, whole: bool = False) -> Handover:
    """Puts the case on the unit's desk, inside the caller's transaction and after its check; past a unit where nobody may see it."""
    to_unit = _past_parties(case.id, to_unit)
    values = {"case": case.id, "kind": kind, "from_officer": by, "to_unit": to_unit, "whole": whole or kind == "onward"}
    handover = Handover.create(**values, sent_at=now())
    sealed.put(keys.box(case.key), handover, reason=reason)
    log(case, by, f"{kind}_sent", handover.id, f"{Unit.get_by_id(to_unit).name}: {reason}")
    record("handover.sent", officer=by, subject=handover.id, rule=rule, case=case.id, kind=kind, unit=to_unit)
    tell_desk(by, handover)
    return handover


def _past_parties(case_id: int, to_unit: int) -> int:
    able = takers(case_id)
    if to_unit in able:
        return to_unit
    kind = Unit.get_by_id(to_unit).kind
    return next((unit for unit, rows in able.items() if kind != rows[0].kind != "club"), to_unit)
