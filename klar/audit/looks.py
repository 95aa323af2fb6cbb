"""Who has looked at what."""

from datetime import datetime, timedelta

from klar.db import Prepared, now, slot, to_ms
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer

SAME_LOOK = timedelta(minutes=1)
JUST_NOW = timedelta(minutes=5)


def looked(name: str, officer: int, subject: int, rule: str, changed_at: datetime | None = None) -> bool:
    """Whether this look is on record already: the same officer's, within a minute, by the same rule, at what has not changed since (`changed_at`).

    After every button on a case its page comes anew; a second line would tell nobody anything.
    """
    since = max(now() - SAME_LOOK, changed_at) if changed_at else now() - SAME_LOOK
    return bool(_looks(name=name, officer=officer, subject=subject, rule=rule, since=to_ms(since)))


def open_now(officer: int, case: int, rule: str, changed_at: datetime) -> tuple[bool, list[str]]:
    """As `looked`, of a case; and who else has looked at it these last minutes, by name."""
    rows = _lately(case=case, since=to_ms(now() - JUST_NOW))
    since = max(now() - SAME_LOOK, changed_at)
    known = any(row.officer_id == officer and row.rule == rule and row.at > since for row in rows)
    return known, list(dict.fromkeys(row.name for row in rows if row.officer_id != officer))


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
_lately = Prepared(
    lambda: AuditEvent.select(AuditEvent.officer, AuditEvent.at, AuditEvent.rule, Officer.name)
    .join(Officer)
    .where(AuditEvent.name == "case.read", AuditEvent.subject == slot("case"), AuditEvent.at > slot("since"))
    .order_by(AuditEvent.id.desc())
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
