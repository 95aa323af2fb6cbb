"""Innsyn: a member has asked for everything Klar holds about them (art. 15), and what may be handed out of each case."""

from typing import Any

from peewee import BooleanField, CharField, DateField, Expression, ForeignKeyField, ModelSelect, fn

from klar.db import MomentField, Prepared, Table, slot
from klar.models.case import Case
from klar.models.member import Member
from klar.models.officer import Officer
from klar.models.person_in_case import party_to
from klar.models.task import Task


class Innsyn(Table):
    """Opened by the data protection officer, answered within a month. Nothing of the package is kept here."""

    member = ForeignKeyField(Member)
    asked_by = ForeignKeyField(Officer, backref="+", index=False)
    asked_at = MomentField()
    due_on = DateField()
    made_at = MomentField(null=True)  # handed out for the first time


class InnsynCase(Table):
    """A case the member is in: whether they are told of it at all, and whether whoever has it has gone through it."""

    innsyn = ForeignKeyField(Innsyn)
    case = ForeignKeyField(Case)
    task = ForeignKeyField(Task, index=False)  # asks for it
    shown = BooleanField(null=True)
    reviewed_by = ForeignKeyField(Officer, null=True, backref="+", index=False)
    reviewed_at = MomentField(null=True)


class InnsynLine(Table):
    """What was said of one text of the case. A text without a line is held back."""

    review = ForeignKeyField(InnsynCase, index=False)
    place = CharField()  # «entry:12»
    answer = CharField()  # give, others, internal

    class Meta:
        indexes = ((("review", "place"), True),)


def _cases(*more: object) -> ModelSelect:
    return InnsynCase.select(fn.COUNT(InnsynCase.id)).where(InnsynCase.innsyn == Innsyn.id, told_to(slot("me")), *more)


def told_to(me: Any) -> Expression:
    """To a party a case is not there, be it the one who answers: no count, and no name of whoever has it."""
    return InnsynCase.case.not_in(party_to(me))


# Those that are not over: not handed out yet, or so lately that the package can be fetched again.
requests = Prepared(
    lambda: Innsyn.select(
        Innsyn.id, Innsyn.due_on, Innsyn.made_at, Member.number,
        _cases().alias("cases"), _cases(InnsynCase.reviewed_at.is_null()).alias("left"),
    )
    .join(Member)
    .where(Innsyn.made_at.is_null() | (Innsyn.made_at > slot("since")))
    .order_by(Innsyn.due_on, Innsyn.id)
)  # fmt: skip
# Whom they wait for.
reviewers = Prepared(
    lambda: InnsynCase.select(InnsynCase.innsyn, Officer.name)
    .join(Case)
    .join(Officer)
    .where(InnsynCase.reviewed_at.is_null(), told_to(slot("me")))
    .order_by(Officer.name)
)
# What the one who has the case is to go through, until it is handed out.
reviews = Prepared(
    lambda: InnsynCase.select(InnsynCase.id, InnsynCase.shown, InnsynCase.reviewed_at, InnsynCase.task, Innsyn.due_on, Innsyn.member, Member.name)
    .join(Innsyn)
    .join(Member)
    .where(InnsynCase.case == slot("case"), Innsyn.made_at.is_null())
    .order_by(InnsynCase.reviewed_at.is_null(False), InnsynCase.id)
    .limit(1)
)
answers = Prepared(lambda: InnsynLine.select(InnsynLine.place, InnsynLine.answer).where(InnsynLine.review == slot("review")))
