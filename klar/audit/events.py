"""The events there are, each with exactly the fields it has: declared here before it is recorded."""

EVENTS: dict[str, frozenset[str]] = {
    "session.started": frozenset({"way"}),
    "session.ended": frozenset(),
    "identity.linked": frozenset(),
    "invitation.made": frozenset(),
    "register.imported": frozenset({"new", "changed", "ended", "rejected"}),
    "member.opened": frozenset(),
    "member.called": frozenset(),
    "case.opened": frozenset({"unit", "audience"}),
    "case.read": frozenset(),
    "case.audit_read": frozenset(),
    "case.noted": frozenset({"entry", "kind"}),
    "case.entry_undone": frozenset({"entry"}),
    "case.triggered": frozenset({"trigger", "deadlines"}),
    "case.status_set": frozenset({"status"}),
    "deadline.kept": frozenset({"case"}),
    "task.made": frozenset({"case"}),
    "task.accepted": frozenset({"case"}),
    "task.done": frozenset({"case"}),
    "task.reopened": frozenset({"case"}),
    "handover.sent": frozenset({"case", "kind", "unit"}),
    "handover.taken": frozenset({"case"}),
    "handover.returned": frozenset({"case"}),
    "handover.ended": frozenset({"case", "status"}),
    "audit.reviewed": frozenset({"first", "last"}),
    "case.deleted": frozenset({"basis"}),
    "case.held": frozenset({"until"}),
    "share.made": frozenset({"case", "to", "write", "until"}),
    "share.ended": frozenset({"case"}),
    "deputy.started": frozenset({"unit", "role", "until"}),
    "deputy.ended": frozenset(),
    "emergency.asked": frozenset({"number"}),
    "emergency.approved": frozenset({"case", "to", "until"}),
    "emergency.refused": frozenset(),
    "emergency.reviewed": frozenset(),
}


class UndeclaredEvent(Exception):
    """An event or a field that EVENTS does not have: declare it before it is recorded."""
