"""Which cases a member is in, and as what: as member, or as the officer that member is."""

from peewee import Expression, ModelSelect

from klar.models.case import Party
from klar.models.member import Member
from klar.models.officer import Officer


def officers_of(member: Member) -> ModelSelect:
    return Officer.select(Officer.id).where(Officer.member_number == member.number)


def _is(member: Member) -> Expression:
    return (Party.member == member.id) | Party.officer.in_(officers_of(member))


def cases_of(member: Member) -> ModelSelect:
    """The ids of every case the member is a party to, whatever the part."""
    return Party.select(Party.case).where(_is(member))


def parts(member: Member, case: int) -> list[str]:
    """What the member is in the case: member, counterpart, accused, witness, close."""
    return [row.role for row in Party.select(Party.role).where(Party.case == case, _is(member)).order_by(Party.id)]
