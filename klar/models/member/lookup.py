"""Looking up one member outside one's own unit, for a purpose (trust.md § 1)."""

from functools import reduce
from operator import and_

from peewee import CharField, Expression, ForeignKeyField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.fold import fold, words
from klar.i18n import _l
from klar.models.member.member import Member
from klar.models.officer import Officer

PURPOSES = {
    "called": _l("Medlemmet ringte"),
    "officer": _l("Jeg hjelper en tillitsvalgt"),
    "case": _l("Jeg jobber med en sak"),
    "membership": _l("Jeg sjekker medlemskapet"),
}
ENOUGH = 20  # rows: more than one is as good as many


class TooLittle(Exception):
    """Neither a number nor a full name with a workplace."""


class Lookup(Table):
    """One try. With a member it opens that one card until `until_at`, or until the next one is looked up."""

    officer = ForeignKeyField(Officer, index=False)
    member = ForeignKeyField(Member, null=True, index=False)  # none: nobody fitted, or several did
    purpose = CharField()
    at = MomentField()
    until_at = MomentField(null=True)

    class Meta:
        indexes = ((("officer", "at"), False),)


tries = Prepared(lambda: Lookup.select(fn.COUNT(Lookup.id).alias("count")).where(Lookup.officer == slot("me"), Lookup.at > slot("since")))


def now_open(allowed: Expression) -> ModelSelect:
    """The one who is looked up now, if any, until when, and what for."""
    return (
        Member.select(Member.id, Member.name, Lookup.purpose, Lookup.until_at)
        .join(Lookup, on=(Lookup.member == Member.id))
        .where(allowed, Lookup.officer == slot("me"), Lookup.until_at.is_null(False))
        .order_by(Lookup.id.desc())
        .limit(1)
    )


def matching(query: str) -> list[int]:
    """The ids of members whom `query`, as typed, fits; two of them stand for many.

    It is a member number or a telephone number, or a first and last name with a workplace: else raises TooLittle.
    """
    sought = words(query[:100])[:8]
    if len(sought) == 1 and sought[0].isdigit():
        return _numbered(sought[0])
    if len(sought) < 3:
        raise TooLittle
    return _named(sought)


def _numbered(digits: str) -> list[int]:
    exactly = (Member.number == digits) | Member.phone.in_((f"+47{digits}", f"+{digits}"))
    return [row.id for row in Member.select(Member.id).where(exactly, Member.ended_on.is_null()).limit(2)]


def _named(sought: list[str]) -> list[int]:
    has = [Member.terms.contains(f" {word} ") | Member.places.contains(f" {word} ") for word in sought]
    rows = Member.select(Member.id, Member.name).where(reduce(and_, has), Member.ended_on.is_null()).limit(ENOUGH)
    return [row.id for row in rows if _full_name_and_more(row.name, {*sought})][:2]


def _full_name_and_more(name: str, sought: set[str]) -> bool:
    own = fold(name).split()
    return {own[0], own[-1]} <= sought and bool(sought - {*own})
