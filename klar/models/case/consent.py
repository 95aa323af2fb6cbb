"""What a member has said yes to in a case: only what holds today counts, and each member's own yes for what concerns that member."""

from datetime import date
from typing import Any

from peewee import JOIN, BlobField, CharField, DateField, Expression, ForeignKeyField, ModelSelect, fn

from klar.crypto import keys
from klar.db import Prepared, Table, slot
from klar.models import sealed
from klar.models.case.case import Case
from klar.models.case.party import MEMBER, Party
from klar.models.member import Member
from klar.models.unit import Unit

# In clear: with whom one may speak, or share. The others would tell what the case is about, so which of them it is stands sealed.
SHARING = ("talk_to_employer", "share_with_branch", "share_with_centre", "share_with_lawyer")
WITHIN = ("see_personnel_file", "health_details")
SCOPES = (*SHARING, *WITHIN)
SEALED = "in_case"  # the scope of a row whose own is sealed


class Consent(Table):
    """One member's yes, from `given_on` through `until_on`, unless it was withdrawn. Withdrawn, it counts no more from that moment."""

    case = ForeignKeyField(Case)
    member = ForeignKeyField(Member, null=True)  # null: from before each had their own; everybody the case is about
    scope = CharField()  # one of SHARING, or SEALED
    to_unit = ForeignKeyField(Unit, null=True, backref="+", index=False)  # who got it; null: whoever it is that the scope names
    given_on = DateField()
    until_on = DateField(null=True)
    withdrawn_on = DateField(null=True)
    sealed = BlobField(null=True)  # what, how


def holds(day: Any) -> Expression:
    return (Consent.given_on <= day) & (Consent.until_on.is_null() | (Consent.until_on >= day)) & Consent.withdrawn_on.is_null()


def lacking(case: Any, scope: Any, day: Any) -> ModelSelect:
    """The members a case is about whose yes to the scope is not there. `case`, `scope` and `day` are values or slots."""
    yes = Consent.select(Consent.id).where(Consent.case == case, Consent.scope == scope, Consent.member.is_null() | (Consent.member == Member.id), holds(day))
    about = Party.select(Party.id).where(Party.case == case, Party.role == MEMBER, Party.member == Member.id)
    return Member.select(Member.id, Member.name).where(fn.EXISTS(about), ~fn.EXISTS(yes)).order_by(Member.name, Member.id)


_lacking = Prepared(lambda: lacking(slot("case"), slot("scope"), slot("today")))
consents = Prepared(
    lambda: Consent.select(Consent.id, Consent.scope, Consent.given_on, Consent.until_on, Consent.sealed, Consent.member, Member.name, Unit.name.alias("unit"))
    .join_from(Consent, Member, JOIN.LEFT_OUTER)
    .join_from(Consent, Unit, JOIN.LEFT_OUTER)
    .where(Consent.case == slot("case"), holds(slot("today")))
    .order_by(Consent.id)
)


def missing(case_id: int, scope: str, day: date) -> list[Any]:
    """The members (id, name) whose yes is needed and not there. Nobody's is needed in a case that is about no one member."""
    if scope not in SCOPES:
        raise ValueError(f"no such scope: {scope}")
    if scope in SHARING:
        return _lacking(case=case_id, scope=scope, today=day)
    given = _sealed_yes(case_id, scope, day)
    return [row for row in _lacking(case=case_id, scope=scope, today=day) if row.id not in given]


def may_share(case_id: int, scope: str, day: date) -> bool:
    """Whether every member the case is about has said yes to the scope, and it holds on the day."""
    return not missing(case_id, scope, day)


def _sealed_yes(case_id: int, scope: str, day: date) -> set[int]:
    key = Case.select(Case.key).where(Case.id == case_id).scalar()
    box = keys.unlock([key]).get(key)
    return {row.member_id for row in consents(case=case_id, today=day) if scope_of(box, row) == scope}


def scope_of(box: Any, row: Any) -> str:
    """The row's scope, the sealed ones too; SEALED once the case's key is destroyed."""
    return sealed.get(box, "consent", row).get("what", SEALED) if row.scope == SEALED else row.scope
