"""Cases that the handler has opened to one other person, for a while."""

from peewee import BlobField, BooleanField, DateField, Expression, ForeignKeyField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.case.case import Case, Participant
from klar.models.case.consent import lacking
from klar.models.case.party import Party
from klar.models.member import Member
from klar.models.officer import Mandate, Officer, selves
from klar.models.role import BRANCH, CLUB, CLUB_SEATS
from klar.models.unit import Unit


class Share(Table):
    """One person reads, or reads and writes, through `until_on`, unless it was ended before (trust.md P3)."""

    case = ForeignKeyField(Case)
    officer = ForeignKeyField(Officer, backref="+", index=False)  # who got it
    by = ForeignKeyField(Officer, backref="+", index=False)
    can_write = BooleanField(default=False)
    from_on = DateField()
    until_on = DateField()
    ended_at = MomentField(null=True)
    sealed = BlobField(default=b"")  # the reason

    class Meta:
        indexes = ((("officer", "until_on"), False),)


shares = Prepared(
    lambda: Share.select(Share.id, Share.officer, Share.can_write, Share.until_on, Officer.name)
    .join(Officer, on=(Share.officer == Officer.id))
    .where(Share.case == slot("case"), Share.ended_at.is_null(), Share.until_on >= slot("today"))
    .order_by(Share.id)
)


def _branch_may_see() -> Expression:
    """Every member the case is about has said yes to the branch."""
    return ~fn.EXISTS(lacking(slot("case"), "share_with_branch", slot("today")))


def _common() -> Expression:
    """A case that no leader-member sees."""
    return fn.EXISTS(Case.select(Case.id).where(Case.id == slot("case"), Case.audience == "board"))


def parties_here() -> ModelSelect:
    """The officers who are party to the case, whichever of their numbers it knows them by."""
    party, same = Officer.alias(), Officer.alias()
    known = party.select(party.id).join(Party, on=(Party.officer == party.id)).where(Party.case == slot("case"))
    numbers = party.select(party.member_number).join(Party, on=(Party.officer == party.id)).where(Party.case == slot("case"), party.member_number != "")
    return same.select(same.id).where(same.id.in_(known) | same.member_number.in_(numbers))


def may_get(where: Expression, without: ModelSelect) -> ModelSelect:
    """The officers with a mandate there that counts, but no party to the case, and none of `without`."""
    members = Member.select(Member.number).join(Party).where(Party.case == slot("case"))
    return (
        Officer.select(Officer.id, Officer.name, fn.MIN(Mandate.role).alias("role"))
        .join(Mandate)
        .where(
            where,
            Mandate.from_on <= slot("today"),
            Mandate.to_on.is_null() | (Mandate.to_on >= slot("today")),
            Mandate.suspended_on.is_null() | (Mandate.suspended_on > slot("today")),
            Officer.ended_on.is_null(),
            Officer.id.not_in(selves(slot("me"))),
            Officer.id.not_in(parties_here()),
            Officer.member_number.not_in(members),
            ~(_common() & fn.EXISTS(Member.select(Member.id).where(Member.number == Officer.member_number, Member.leader))),
            Officer.id.not_in(without),
        )
        .group_by(Officer.id)
        .order_by(Officer.name)
    )


_club = Case.select(Case.unit).where(Case.id == slot("case"))
_in_club = Mandate.unit.in_(_club) & Mandate.role.in_((*CLUB, *CLUB_SEATS))


def _receivers() -> ModelSelect:
    branch = Unit.select(Unit.parent).where(Unit.id.in_(_club))
    have_it = Share.select(Share.officer).where(Share.case == slot("case"), Share.ended_at.is_null(), Share.until_on >= slot("today"))
    return may_get(_in_club | (Mandate.unit.in_(branch) & Mandate.role.in_(BRANCH) & _branch_may_see()), have_it)


# Those a case can be shared with: its club's officers and the branch's leaders, no party to it, nobody who has it by a share.
receivers = Prepared(_receivers)
# Those who can be in it for as long as it lasts: officers of its club, who are not in it yet (trust.md P1).
joiners = Prepared(lambda: may_get(_in_club, Participant.select(Participant.officer).where(Participant.case == slot("case"))))
