"""Break-glass: who has asked to read a case for a day, and what the answer was."""

from peewee import CharField, Expression, ForeignKeyField, IntegerField, ModelSelect

from klar.db import MomentField, Prepared, Table, slot
from klar.models.officer import Officer
from klar.models.person_in_case import party_to


class Emergency(Table):
    """One officer reads one case until `until_at`, when somebody else has said yes (trust.md P4).

    The number is the one that was typed: whether there is such a case nobody is told before the answer. The reason is in
    clear, for whoever answers has no case's key; it says nothing of what the case is about.
    """

    case_number = IntegerField()
    officer = ForeignKeyField(Officer, backref="+", index=False)  # who asks
    reason = CharField(max_length=200)
    asked_at = MomentField()
    approved_by = ForeignKeyField(Officer, null=True, backref="+", index=False)
    approved_at = MomentField(null=True)
    until_at = MomentField(null=True)
    refused_at = MomentField(null=True)
    reviewed_by = ForeignKeyField(Officer, null=True, backref="+", index=False)
    reviewed_at = MomentField(null=True)

    class Meta:
        indexes = ((("officer", "until_at"), False),)


unanswered = Emergency.approved_at.is_null() & Emergency.refused_at.is_null()


def _asked(narrowed: Expression) -> ModelSelect:
    """Of a case that the one who answers is a party to, another answers: neither its number nor the reason is for them."""
    columns = (Emergency.id, Emergency.case_number, Emergency.reason, Emergency.asked_at, Emergency.until_at, Emergency.officer, Officer.name)
    return Emergency.select(*columns).join(Officer, on=(Emergency.officer == Officer.id)).where(narrowed, Emergency.case_number.not_in(party_to(slot("me")))).order_by(Emergency.id)


waiting = Prepared(lambda: _asked(unanswered))
unreviewed = Prepared(lambda: _asked(Emergency.approved_at.is_null(False) & Emergency.reviewed_at.is_null()))
own_requests = Prepared(
    lambda: Emergency.select(Emergency.case_number, Emergency.until_at, unanswered.alias("waits"))
    .where(Emergency.officer == slot("me"))
    .order_by(Emergency.id.desc())
    .limit(5)
)
open_until = Prepared(
    lambda: Emergency.select(Emergency.until_at)
    .where(Emergency.officer == slot("me"), Emergency.case_number == slot("case"), Emergency.until_at.is_null(False))
    .order_by(Emergency.until_at.desc())
    .limit(1)
)
