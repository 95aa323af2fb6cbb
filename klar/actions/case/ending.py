"""The end of a case: how it went and what was learnt, opening it again, and keeping it longer than it would be."""

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.actions.case.standing import stands
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, today
from klar.deadlines.calendar import add_months
from klar.models.ending import OUTCOMES, WHY_AGAIN


def close_case(by: int, case_id: int, outcome: str, learned: str, version: int) -> None:
    """Closes it with a key of OUTCOMES. Raises Conflict when it has changed since, Changed when somebody has just closed it with another answer."""
    OUTCOMES[outcome]
    with atomic():
        case = fetch(by, "case.write", case_id)
        if case.closed_on and not stands(by, case, "closed", {"why": outcome, "text": learned}, 0):
            return
        touch(case, version, status="closed", waiting_for="", waiting_until=None, closed_on=today(), keep_until_on=None)
        add_entry(keys.box(case.key), case, by, "closed", why=outcome, text=learned)
        record("case.status_set", officer=by, subject=case.id, rule=case.allowed_by, status="closed")


def reopen_case(by: int, case_id: int, why: str) -> None:
    """Opens a closed case again, for a key of WHY_AGAIN. Raises Conflict when it is open."""
    WHY_AGAIN[why]
    with atomic():
        case = fetch(by, "case.write", case_id)
        if not case.closed_on:
            raise Conflict
        touch(case, status="working", closed_on=None, keep_until_on=None)
        add_entry(keys.box(case.key), case, by, "reopened", why=why)
        record("case.reopened", officer=by, subject=case.id, rule=case.allowed_by)


def prolong_case(by: int, case_id: int, years: int, reason: str) -> None:
    """«Fortsatt behov»: keeps a closed case so many years from today, whatever its time. Raises Conflict when it is open."""
    until = add_months(today(), 12 * years)
    with atomic():
        case = fetch(by, "case.write", case_id)
        if not case.closed_on:
            raise Conflict
        touch(case, keep_until_on=until)
        add_entry(keys.box(case.key), case, by, "prolonged", until=until.isoformat(), text=reason)
        record("case.prolonged", officer=by, subject=case.id, rule=case.allowed_by, until=until.isoformat())
