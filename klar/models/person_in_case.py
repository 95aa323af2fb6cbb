"""Which cases a person is in, and as what: as member, or as an officer, by whatever number the register has for them."""

from typing import Any

from peewee import Expression, ModelSelect

from klar.models.case import Party
from klar.models.member import Member
from klar.models.officer import Officer, selves


def officers_of(member: Member) -> ModelSelect:
    return Officer.select(Officer.id).where(Officer.member_number == member.number)


def _is(member: Member) -> Expression:
    return (Party.member == member.id) | Party.officer.in_(officers_of(member))


def cases_of(member: Member) -> ModelSelect:
    """The ids of every case the member is a party to, whatever the part."""
    return Party.select(Party.case).where(_is(member))


def own(member: Member, case: int) -> list[Party]:
    """The rows of the case that the member is."""
    return list(Party.select().where(Party.case == case, _is(member)).order_by(Party.id))


def parts(member: Member, case: int) -> list[str]:
    """What the member is in the case, as it stands in clear: member, other."""
    return [row.role for row in own(member, case)]


def _same(member: int | None, officer: int | None) -> Expression:
    """The rows of this person, who is given as a member or as an officer."""
    if officer is not None:
        return Party.officer.in_(selves(officer)) | Party.member.in_(as_member(officer))
    number = Member.select(Member.number).where(Member.id == member)
    return (Party.member == member) | Party.officer.in_(Officer.select(Officer.id).where(Officer.member_number.in_(number)))


def in_case(case: int, member: int | None, officer: int | None) -> bool:
    """Whether one of the register is a party already; somebody who is only named never is."""
    return (member or officer) is not None and Party.select(Party.id).where(Party.case == case, _same(member, officer)).exists()


def officers_who_are(member: int | None, officer: int | None) -> set[int]:
    """The ids of every officer who is this person."""
    if officer is not None:
        return {row.id for row in selves(officer)}
    return {row.id for row in officers_of(Member.get_by_id(member))} if member else set()


def as_member(me: Any) -> ModelSelect:
    """The member that this officer is, if any. `me` is an id, a slot, or the officer of the query around it."""
    own = Officer.alias()
    number = own.select(own.member_number).where(own.id == me, own.member_number != "")
    return Member.select(Member.id).where(Member.number.in_(number))


def party_to(me: Any) -> ModelSelect:
    """The ids of every case this officer is a party to: by any number, or as the member that officer is."""
    return Party.select(Party.case).where(Party.officer.in_(selves(me)) | Party.member.in_(as_member(me)))
