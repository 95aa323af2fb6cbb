"""The way round a party: whoever has a case and turns out to be one has it no more, and somebody else gets it (trust.md N1).

From the club to the branch; past a unit whose own leader is a party to the next one up.
"""

from typing import Any

from klar.access import takers
from klar.actions.handover import NobodyLeft, place
from klar.audit import record
from klar.db import now, today
from klar.i18n import _
from klar.models.case import Case, Handover
from klar.models.case.participant import leaders_of, party_officers


def hand_round(by: int, case: Any, shut: set[int], rule: str) -> None:
    """Before `shut`, who are officers, become parties: sees to it that the case is somebody's afterwards. Raises NobodyLeft."""
    barred = _barred(case, shut)
    if case.closed_on or case.handler_id not in barred:
        return
    running = list(Handover.select().where(Handover.case == case.id, Handover.status.in_(("sent", "taken"))).order_by(Handover.id))
    if helper := _helper(running, barred):
        _change(helper, kind="onward", whole=True)
        Case.update(handler=helper.taken_by_id).where(Case.id == case.id).execute()
        record("handover.taken", officer=by, subject=helper.id, rule=rule, case=case.id)
        return
    to_unit = next_desk(case, barred)
    if to_unit is None:
        raise NobodyLeft
    if any(row.status == "sent" and row.kind == "onward" and row.to_unit_id == to_unit for row in running):
        return
    for row in running:
        _change(row, status="revoked", ended_at=now())
        record("handover.ended", officer=by, subject=row.id, rule=rule, case=case.id, status="revoked")
    place(by, case, "onward", to_unit, _("Den som hadde saken, er part i den."), rule=rule)


def nobody_left(case: Any, shut: set[int]) -> bool:
    """Whether nobody could have the case once these are parties."""
    barred = _barred(case, shut)
    if case.closed_on or case.handler_id not in barred:
        return False
    running = Handover.select().where(Handover.case == case.id, Handover.status == "taken")
    return not _helper(running, barred) and next_desk(case, barred) is None


def _barred(case: Any, shut: set[int]) -> set[int]:
    return shut | {row.id for row in party_officers(case=case.id)}


def _helper(running: Any, barred: set[int]) -> Handover | None:
    """Whoever has taken it to help, and can go on: the case is theirs at once."""
    return next((row for row in running if row.status == "taken" and row.taken_by_id not in barred), None)


def next_desk(case: Any, barred: set[int]) -> int | None:
    """The nearest unit above the club where somebody can take the case, and the leader is no party."""
    led = {row.unit_id for row in leaders_of(today=today()) if row.officer_id in barred}
    units = takers(case.id).items()
    return next((unit for unit, rows in units if rows[0].kind != "club" and unit not in led and {row.id for row in rows} - barred), None)


def _change(row: Handover, **values: object) -> None:
    Handover.update(version=Handover.version + 1, **values).where(Handover.id == row.id).execute()
