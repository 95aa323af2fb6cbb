"""Those in a case, and what they have said yes to, as the pages tell it."""

from typing import Any, NamedTuple

from klar.access import may
from klar.crypto import Box
from klar.db import today
from klar.i18n import _, day
from klar.models import sealed
from klar.models.case import consents, shares
from klar.models.case.consent import scope_of
from klar.models.case.participant import board_of, one_officer, participants
from klar.models.case.party import MEMBER, everybody
from klar.models.case.words import HOW, PARTS, SCOPES


def in_case(box: Box | None, case_id: int) -> list[dict[str, Any]]:
    """Each with a name, and what they are in the case; without its key nobody knows the one who was only named."""
    return [person(box, row) for row in everybody(case=case_id)]


def person(box: Box | None, row: Any) -> dict[str, Any]:
    said = sealed.get(box, "party", row)
    part = str(PARTS.get(said.get("part", ""), _("er med i saken")))
    note = ", ".join(filter(None, (said.get("title"), part)))
    return {"id": row.id, "name": row.member or row.officer or said.get("name") or _("Uten navn"), "member": row.role == MEMBER, "note": note[0].upper() + note[1:]}


def said_yes(box: Box | None, case_id: int) -> list[dict[str, Any]]:
    """What holds today, once for each member and thing."""
    newest = {(row.member_id, scope_of(box, row)): row for row in consents(case=case_id, today=today())}
    return [{"id": row.id, "what": str(SCOPES.get(scope, _("Noe i saken"))), "note": _how(box, row)} for (_member, scope), row in newest.items()]


def _how(box: Box | None, row: Any) -> str:
    how = HOW.get(sealed.get(box, "consent", row).get("how", ""), "")
    since = _("fra %(day)s", day=day(row.given_on, today()))
    until = _("til %(day)s", day=day(row.until_on, today())) if row.until_on else ""
    to = _("gitt til %(unit)s", unit=row.unit) if row.unit else ""
    return f"{row.name or _('Alle')}: {', '.join(filter(None, (str(how), ' '.join(filter(None, (since, until))), to)))}"


class Holder(NamedTuple):
    """`participant` is the row to take them out by; 0 when their way in is another."""

    officer: int
    name: str
    how: str
    participant: int = 0


def holders(case: Any, handovers: list[Any]) -> list[Holder]:
    """Everyone who may see the case now, by the rules themselves, each by the first of their ways."""
    has = one_officer.one(officer=case.handler_id)
    found = [
        Holder(has.id, has.name, _("har saken")),
        *(Holder(row.officer_id, row.name, _("kan lese og skrive") if row.can_write else _("kan lese"), row.id) for row in participants(case=case.id)),
        *(Holder(row.officer_id, row.name, _("kan lese til %(day)s", day=day(row.until_on, today()))) for row in shares(case=case.id, today=today())),
        *(Holder(row.taken_by_id, row.taker, _("tok imot for %(unit)s", unit=row.unit)) for row in handovers if row.taken_by_id),
        *(Holder(row.id, row.name, _("er i klubbledelsen")) for row in board_of(case=case.id, today=today())),
    ]
    first = {holder.officer: holder for holder in reversed(found)}
    return [holder for holder in found if first[holder.officer] is holder and may(holder.officer, "case.read", case.id)]
