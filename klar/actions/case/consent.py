"""«Medlemmet har sagt ja», and that the yes is taken back."""

from collections.abc import Iterable
from datetime import date

from klar.access import fetch
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, today
from klar.i18n import _
from klar.models import sealed
from klar.models.case import Consent, consents, parties
from klar.models.case.consent import SEALED, SHARING, scope_of
from klar.models.case.words import HOW, SCOPES
from klar.models.unit import Unit


def give_consent(by: int, case_id: int, members: Iterable[int], scope: str, how: str, *, given_on: date, until: date | None) -> None:
    """Each member's yes. `scope` and `how` are keys of SCOPES and HOW. Raises Conflict when the case is not about one of them."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        about, box = {row.id: row.name for row in parties(case=case.id)}, keys.box(case.key)
        if scope not in SCOPES or how not in HOW or not {*members} <= about.keys():
            raise Conflict
        values = {"scope": scope if scope in SHARING else SEALED, "to_unit": _who_gets(scope, case.unit_id), "given_on": given_on, "until_on": until}
        for member in members:
            row = Consent.create(case=case.id, member=member, **values)
            sealed.put(box, row, what=scope, how=how)
            record("case.consent_given", officer=by, subject=case.id, rule=case.allowed_by, consent=row.id)
        add_entry(box, case, by, "consent", text=_told([about[member] for member in members], scope, how))
        touch(case)


def _who_gets(scope: str, club: int) -> int | None:
    """The unit that may use it: the branch, or the club; which centre or lawyer it will be nobody knows yet."""
    if scope == "share_with_branch":
        return Unit.get_by_id(club).parent_id
    return None if scope in SHARING[2:] else club


def _told(names: list[str], scope: str, how: str = "") -> str:
    said = _("%(names)s: %(what)s", names=", ".join(names), what=str(SCOPES[scope]).lower())
    return f"{said}, {HOW[how]}" if how else said


def withdraw_consent(by: int, case_id: int, consent_id: int) -> None:
    """From now on nothing more is shared by it. What the member said to the same before goes with it; said no twice it is one."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        box, running = keys.box(case.key), consents(case=case.id, today=today())
        gone = next((row for row in running if row.id == consent_id), None)
        if gone is None:
            return
        scope = scope_of(box, gone)
        same = [row.id for row in running if row.member_id == gone.member_id and scope_of(box, row) == scope]
        Consent.update(withdrawn_on=today()).where(Consent.id.in_(same)).execute()
        add_entry(box, case, by, "consent_withdrawn", text=_told([gone.name or _("Alle")], scope))
        touch(case)
        record("case.consent_withdrawn", officer=by, subject=case.id, rule=case.allowed_by, consent=gone.id)
