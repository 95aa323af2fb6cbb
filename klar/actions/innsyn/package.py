"""The package: made each time it is fetched, and kept nowhere, so that nothing of a deleted case lives on in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from peewee import Expression, Field, ModelSelect

from klar.actions.case import add_entry
from klar.actions.innsyn.case import told
from klar.actions.innsyn.drafts import drafts
from klar.actions.innsyn.looks import looks
from klar.actions.innsyn.officer import as_officer
from klar.actions.innsyn.part import Part
from klar.actions.innsyn.register import register
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now, today
from klar.models.innsyn import Innsyn, InnsynCase, told_to
from klar.models.member import Member
from klar.models.task import Task

FETCHED_FOR = timedelta(days=7)  # from the first time: a file that was lost on the way can be fetched again


@dataclass(frozen=True)
class Package:
    """Whose it is, when it was asked for and made, and what is in it: parts about the member, for each case its number and parts, the papers to hand out,
    and the member's own cases that nobody went through in time."""

    member: str
    number: str
    asked_at: datetime
    made_at: datetime
    parts: list[Part]
    cases: list[tuple[int, list[Part]]]
    papers: Iterator[tuple[str, bytes]]
    late: list[int]


def fetch_package(by: int, innsyn_id: int) -> Package:
    """Everything, when every case has been gone through; on the last day what has been. That it was fetched is on record first.

    A case that `by` is a party to is not in it; then it waits, still, for another to hand out the whole of it. Raises Conflict when
    it is not ready, or over.
    """
    with atomic():
        asked = Innsyn.get_or_none(Innsyn.id == innsyn_id)
        if asked is None or not _ready(asked, by) or (asked.made_at and asked.made_at < now() - FETCHED_FOR):
            raise Conflict
        if asked.made_at is None and not _cases(asked, ~told_to(by)).exists():
            Innsyn.update(made_at=now()).where(Innsyn.id == asked.id).execute()
            _tell(by, asked)
            Task.update(status="dropped").where(Task.id.in_(_left(asked, by, InnsynCase.task)), Task.status == "open").execute()
            record("innsyn.made", officer=by, subject=asked.id, rule="data_protection_officer")
        record("innsyn.fetched", officer=by, subject=asked.id, rule="data_protection_officer")
    return _made(asked, by)


def _tell(by: int, asked: Innsyn) -> None:
    """Each case that goes along says so itself."""
    for review in InnsynCase.select().where(InnsynCase.innsyn == asked, InnsynCase.shown, InnsynCase.reviewed_at.is_null(False)):
        if box := keys.unlock([review.case.key]).get(review.case.key):
            add_entry(box, review.case, by, "innsyn")


def _ready(asked: Innsyn, by: int) -> bool:
    return bool(asked.made_at) or today() >= asked.due_on or not _left(asked, by).exists()


def _cases(asked: Innsyn, which: Expression, *columns: Field) -> ModelSelect:
    return InnsynCase.select(*columns).where(InnsynCase.innsyn == asked, which)


def _left(asked: Innsyn, by: int, *columns: Field) -> ModelSelect:
    """The cases that nobody has gone through, as the one who answers may know of them."""
    return _cases(asked, told_to(by) & InnsynCase.reviewed_at.is_null(), *columns)


def _made(asked: Innsyn, by: int) -> Package:
    member = Member.get_by_id(asked.member_id)
    reviews = list(_cases(asked, told_to(by)).order_by(InnsynCase.case))
    all_told = {review.case_id: told(review, member) for review in reviews if review.shown and review.reviewed_at}
    cases = [(number, parts) for number, (parts, _papers) in all_told.items()]
    late = [review.case_id for review in reviews if review.shown and not review.reviewed_at]  # of one against the member, not a word
    parts = [*register(member), looks("member", member.id), *as_officer(member), drafts(member, {number for number, _parts in cases})]
    return Package(member.name, member.number, asked.asked_at, now(), [part for part in parts if part.rows], cases, chain.from_iterable(papers for _parts, papers in all_told.values()), late)
