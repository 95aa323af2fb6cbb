"""Who has looked at what."""

from datetime import datetime, timedelta

from klar.db import Prepared, now, slot, to_ms
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer

SAME_LOOK = timedelta(minutes=1)


def looked(name: str, officer: int, subject: int, rule: str, changed_at: datetime | None = None) -> bool:
    """Whether this look is on record already: the same officer's, within a minute, by the same rule, at what has not changed since (`changed_at`).

    After every button on a case its page comes anew; a second line would tell nobody anything.
    """
    since = max(now() - SAME_LOOK, changed_at) if changed_at else now() - SAME_LOOK
    return bool(_looks(name=name, officer=officer, subject=subject, rule=rule, since=to_ms(since)))


def _readers() -> object:
    return (
        AuditEvent.select(AuditEvent.at, AuditEvent.rule, Officer.name, Officer.id.alias("officer_id"))
        .join(Officer)
        .where(AuditEvent.name == "case.read", AuditEvent.subject == slot("case"))
        .order_by(AuditEvent.at.desc())
        .limit(100)
    )


case_readers = Prepared(_readers)
# Told by whom, so that the index on the subject finds them: what was asked for stands in their data.
refusals = Prepared(
    lambda: AuditEvent.select(AuditEvent.data).where(
        AuditEvent.name == "access.refused", AuditEvent.subject == slot("officer"), AuditEvent.at > slot("since")
    )
)
_looks = Prepared(
    lambda: AuditEvent.select(AuditEvent.id)
    .where(
        AuditEvent.name == slot("name"),
        AuditEvent.subject == slot("subject"),
        AuditEvent.at > slot("since"),
        AuditEvent.officer == slot("officer"),
        AuditEvent.rule == slot("rule"),
    )
    .limit(1)
)
