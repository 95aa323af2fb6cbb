"""Nødtilgang: one asks to read a case, another lets them for a day, and the use is gone through afterwards."""

from datetime import timedelta

from klar.access.clauses import conflict
from klar.access.policy import SHUT_OUT
from klar.actions.case import add_entry
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now, today
from klar.models.case import Case
from klar.models.case.emergency import Emergency, unanswered
from klar.models.officer import Officer, bound

LASTS, LONGEST = timedelta(hours=24), 200  # LONGEST: characters in a reason


def ask(by: int, number: int, reason: str) -> None:
    """The same for every number, whether there is such a case or not; asked twice it is one. Raises ValueError for a long reason."""
    if len(reason) > LONGEST:
        raise ValueError(f"a reason has at most {LONGEST} characters")
    with atomic():
        if Emergency.select().where(unanswered, Emergency.officer == by, Emergency.case_number == number).exists():
            return
        made = Emergency.create(case_number=number, officer=by, reason=reason, asked_at=now())
        record("emergency.asked", officer=by, subject=made.id, number=number)


def approve(by: int, emergency: int) -> bool:
    """Opens the case to the one who asked; False when there is no such case. Raises Conflict when it is answered, or one's own.

    To whoever must not know of the case, be it by asking or by answering, there is none.
    """
    with atomic():
        asked = _found(by, emergency, unanswered)
        barred = [conflict(by, today()), *(shut_out(asked.officer_id, today()) for shut_out in SHUT_OUT.values())]
        case = Case.get_or_none(Case.id == asked.case_number, *(~bar for bar in barred))
        if case is None:
            return False
        until = now() + LASTS
        _change(asked, approved_by=by, approved_at=now(), until_at=until)
        add_entry(keys.box(case.key), case, by, "emergency", text=f"{Officer.get_by_id(asked.officer_id).name}: {asked.reason}")
        record("emergency.approved", officer=by, subject=asked.id, rule="data_protection_officer", case=case.id, to=asked.officer_id, until=until.isoformat())
    return True


def refuse(by: int, emergency: int) -> bool:
    with atomic():
        asked = _found(by, emergency, unanswered)
        _change(asked, refused_at=now())
        record("emergency.refused", officer=by, subject=asked.id, rule="data_protection_officer")
    return True


def review(by: int, emergency: int) -> bool:
    """Takes it off the list, once it is over: before that nobody knows all that was looked at."""
    with atomic():
        used = _found(by, emergency, (Emergency.until_at <= now()) & Emergency.reviewed_at.is_null())
        _change(used, reviewed_by=by, reviewed_at=now())
        record("emergency.reviewed", officer=by, subject=used.id, rule="data_protection_officer")
    return True


def _found(by: int, emergency: int, state: object) -> Emergency:
    """Never one's own, nor that of somebody in whose place one acts: it takes two."""
    own = [row.id for row in bound(me=by, today=today())]
    found = Emergency.get_or_none(Emergency.id == emergency, Emergency.officer.not_in(own), state)
    if found is None:
        raise Conflict
    return found


def _change(row: Emergency, **values: object) -> None:
    Emergency.update(**values).where(Emergency.id == row.id).execute()
