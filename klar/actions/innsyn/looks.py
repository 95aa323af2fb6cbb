"""Who has looked at the member's card, or at a case of theirs."""

from klar.actions.innsyn.part import Part, Row
from klar.audit import Look
from klar.audit.look import WHAT
from klar.i18n import OSLO, _
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer

AT = {noun: [name for name in WHAT if name.startswith(f"{noun}.")] for noun in ("member", "case")}


def looks(noun: str, subject: int) -> Part:
    """`noun` is what was looked at: member or case."""
    rows = (
        AuditEvent.select(AuditEvent, Officer)
        .join(Officer)
        .where(AuditEvent.name.in_(AT[noun]), AuditEvent.subject == subject)
        .order_by(AuditEvent.id)
    )
    return Part(f"{noun}_looks", _("Hvem har sett medlemskortet") if noun == "member" else _("Hvem har sett saken"), [_row(row) for row in rows])


def _row(event: AuditEvent) -> Row:
    look = Look(event.id, event.at.astimezone(OSLO), event.name, event.officer_id, event.officer.name, event.subject, event.rule)
    return {_("Når"): event.at, _("Hvem"): look.officer_name, _("Hva"): look.what, _("Fordi"): look.why}
