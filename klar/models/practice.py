"""What somebody who practises has done, as the record tells it."""

from peewee import fn

from klar.db import Prepared, slot
from klar.models.audit_event import AuditEvent

ENTERED = "practice.entered"
Entered = AuditEvent.alias()

entered_since = Prepared(lambda: AuditEvent.select(fn.COUNT(AuditEvent.id).alias("count")).where(AuditEvent.name == ENTERED, AuditEvent.at > slot("since")))
# The names of the events of one officer after they came in, in the order they first did each: what was made for them stands before that.
done_by = Prepared(
    lambda: AuditEvent.select(AuditEvent.name)
    .where(
        AuditEvent.officer == slot("me"),
        AuditEvent.id > Entered.select(fn.MAX(Entered.id)).where(Entered.name == ENTERED, Entered.subject == slot("me")),
    )
    .group_by(AuditEvent.name)
    .order_by(fn.MIN(AuditEvent.id))
)
