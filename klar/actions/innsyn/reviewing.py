"""Whoever has a case goes through it before innsyn: text by text, what the member may have."""

from typing import Any

from flask import abort

from klar.access import fetch
from klar.actions.case import read_case
from klar.actions.innsyn.texts import Text, texts
from klar.audit import record
from klar.crypto import keys
from klar.db import Conflict, atomic, now
from klar.models.innsyn import InnsynCase, InnsynLine, answers, reviews
from klar.models.member import Member
from klar.models.person_in_case import parts
from klar.models.task import Task

GIVE, OTHERS, INTERNAL = "give", "others", "internal"
ANSWERS = (GIVE, OTHERS, INTERNAL)
HELD = (OTHERS, INTERNAL)


class Asked:
    """One request as the case's own page has it: what is to be answered, and what has been."""

    def __init__(self, row: Any, case: Any):
        self.row, self.case = row, case
        self.own = "member" in parts(Member.get_by_id(row.member_id), case.id)
        self.answers = {line.place: line.answer for line in answers(review=row.id)}
        self.texts = texts(case, keys.unlock([case.key]).get(case.key)) if self.row.shown else []

    @property
    def gap(self) -> Text | None:
        return next((text for text in self.texts if text.place not in self.answers), None)

    @property
    def done(self) -> bool:
        return self.row.shown is not None and self.gap is None


def open_review(by: int, case_id: int) -> Asked | None:
    """What waits for the one who has the case; None when nobody asks. That the case was read is on record first."""
    case = fetch(by, "case.share", case_id)
    row = reviews.one(case=case.id)
    if row is None:
        return None
    read_case(by, case_id)
    return Asked(row, case)


def _asked(by: int, case_id: int) -> Asked:
    case = fetch(by, "case.share", case_id)
    return Asked(reviews.one(case=case.id) or abort(404), case)


def tell(by: int, case_id: int, shown: bool) -> None:
    """Whether the member is told of a case that is about somebody else; of their own they always are."""
    with atomic():
        asked = _asked(by, case_id)
        if asked.own:
            abort(404)
        InnsynCase.update(shown=shown, reviewed_at=None).where(InnsynCase.id == asked.row.id).execute()


def answer(by: int, case_id: int, place: str, said: str) -> None:
    """What may be done with one text. 404 for a text the case does not have, or an answer there is not."""
    with atomic():
        asked = _asked(by, case_id)
        if said not in ANSWERS or place not in [text.place for text in asked.texts]:
            abort(404)
        InnsynLine.insert(review=asked.row.id, place=place, answer=said).on_conflict(
            conflict_target=(InnsynLine.review, InnsynLine.place), update={InnsynLine.answer: said}
        ).execute()


def finish(by: int, case_id: int) -> None:
    """Gone through: the package can be made when every case has been. Raises Conflict while a text has no answer."""
    with atomic():
        asked = _asked(by, case_id)
        if not asked.done:
            raise Conflict
        if asked.row.reviewed_at is None:
            InnsynCase.update(reviewed_by=by, reviewed_at=now()).where(InnsynCase.id == asked.row.id).execute()
            Task.update(status="done", done_at=now(), version=Task.version + 1).where(Task.id == asked.row.task_id, Task.status == "open").execute()
            held = sum(said in HELD for said in asked.answers.values())
            record("innsyn.reviewed", officer=by, subject=asked.row.id, rule=asked.case.allowed_by, case=asked.case.id, shown=bool(asked.row.shown), held=held)
