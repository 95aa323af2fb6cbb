"""The answers of whoever is invited: yes, no, or somebody else; and the line when it is full."""

from typing import Any

from klar.access import fetch
from klar.actions.gathering.making import open_yet
from klar.audit import record
from klar.db import atomic, now, to_ms, today
from klar.models.gathering import Gathering, Signup
from klar.models.invited import others_in_club
from klar.notify.outbox import enqueue

IN = ("coming", "waiting")


def answer(by: int, signup_id: int, comes: bool) -> None:
    """A place, else a place in the line; or no, and the first in line gets what was mine. Too late, it changes nothing. 404 when it is not `by`'s."""
    with atomic():
        row = fetch(by, "signup.own", signup_id)
        gathering = Gathering.get_by_id(row.gathering_id)
        if not open_yet(gathering) or (comes and row.status in IN) or (not comes and row.status in ("no", "replaced")):
            return
        status = _room(gathering) if comes else "no"
        Signup.update(status=status, at=now()).where(Signup.id == row.id).execute()
        record("signup.answered", officer=by, subject=row.id, rule=row.allowed_by, gathering=gathering.id, status=status)
        if row.status == "coming":
            _next_in_line(by, gathering.id)


def _room(gathering: Gathering) -> str:
    taken = Signup.select().where(Signup.gathering == gathering.id, Signup.status == "coming").count()
    return "coming" if taken < gathering.places else "waiting"


def _next_in_line(by: int, gathering_id: int) -> None:
    """Whoever has waited longest has the place that was given back, and hears of it."""
    row = Signup.select().where(Signup.gathering == gathering_id, Signup.status == "waiting").order_by(Signup.at, Signup.id).first()
    if row:
        Signup.update(status="coming", at=now()).where(Signup.id == row.id).execute()
        record("signup.placed", officer=by, subject=row.id, gathering=gathering_id, to=row.officer_id)
        enqueue("gathering", row.id, f"place {to_ms(now())}", [row.officer_id])


def others(row: Any, by: int) -> list[Any]:
    """Who can come instead: those with a post in the same club who are not coming anyway."""
    return others_in_club(club=row.club_id, gathering=row.gathering_id, me=by, today=today())


def pass_on(by: int, signup_id: int, to: int) -> bool:
    """Another of the club comes instead: with my place, my place in the line, or the first that is free. False when that one cannot."""
    with atomic():
        row = fetch(by, "signup.own", signup_id)
        gathering = Gathering.get_by_id(row.gathering_id)
        if not open_yet(gathering) or row.status == "replaced" or to not in {one.id for one in others(row, by)}:
            return False
        kept = {"status": row.status, "at": row.at} if row.status in IN else {"status": _room(gathering), "at": now()}
        Signup.update(status="replaced", at=now()).where(Signup.id == row.id).execute()
        there = Signup.get_or_none(Signup.gathering == gathering.id, Signup.officer == to) or Signup.create(gathering=gathering, officer=to, club=row.club_id, at=now())
        Signup.update(instead_of=row.id, **kept).where(Signup.id == there.id).execute()
        record("signup.passed_on", officer=by, subject=row.id, rule=row.allowed_by, gathering=gathering.id, to=to)
        enqueue("gathering", there.id, f"instead {to_ms(now())}", [to])
    return True
