"""The first facts of a case: answered, changed, not known yet."""

from datetime import timedelta
from typing import Any

from klar.access import fetch
from klar.actions.case.deadline import recount
from klar.actions.case.entry import add_entry, touch
from klar.audit import record
from klar.case_types import UNKNOWN, Question, asked, law_of
from klar.crypto import Box, keys
from klar.db import Conflict, atomic, now, today
from klar.i18n import _
from klar.models import sealed
from klar.models.case import Case
from klar.models.task import Task

SOON = timedelta(days=3)  # to find out what nobody knew

# A fact as it is sealed with the case: the answer, how many times it has been given, and the task to find it out.
Fact = dict[str, Any]


def given(about: dict[str, Any]) -> dict[str, str]:
    """The answers by question, of what is sealed in a case; the wish it was opened with is one."""
    opened = {"wish": about["wish"]} if about.get("wish") else {}
    return opened | {name: fact["answer"] for name, fact in about.get("facts", {}).items()}


def facts(about: dict[str, Any]) -> list[tuple[Question, str]]:
    """The questions of the case that have been answered, with the answer; not the wish, which stands by itself."""
    answers = given(about)
    return [(one, answers[one.name]) for one in asked(about.get("type", ""), 1) if one.name in answers and one.name != "wish"]


def turn(about: dict[str, Any], name: str) -> int:
    """How many times the question has been answered: what the next answer must have seen."""
    return about.get("facts", {}).get(name, {}).get("turn", 0)


def first_facts(box: Box, case: Any, by: int, questions: list[Question], answers: dict[str, str]) -> dict[str, Fact]:
    """The facts of a case that is being opened; inside the caller's transaction."""
    return {one.name: _fact(box, case, by, one, answers[one.name], {}) for one in questions if answers.get(one.name)}


def set_fact(by: int, case_id: int, one: Question, answer: str, seen: int) -> None:
    """The answer to a question, with the deadlines that hang on it counted again.

    `seen` is how many times it had been answered when the person saw it. Raises Conflict when it has been answered since."""
    with atomic():
        case = fetch(by, "case.write", case_id)
        box = keys.box(case.key)
        about = sealed.get(box, "case", case)
        if turn(about, one.name) != seen:
            raise Conflict
        if given(about).get(one.name) == answer:
            return
        fact = _fact(box, case, by, one, answer, about.get("facts", {}).get(one.name, {}))
        row = Case.get_by_id(case.id)
        sealed.put(box, row, **_with(about, one, fact))
        said = {"text": answer} if one.kind == "line" and answer != UNKNOWN else {"answer": answer}
        entry = add_entry(box, case, by, "fact", type=about["type"], fact=one.name, **said)
        touch(case)
        record("case.fact_set", officer=by, subject=case.id, rule=case.allowed_by, entry=entry.id)
        recount(box, row, by)


def _with(about: dict[str, Any], one: Question, fact: Fact) -> dict[str, Any]:
    """What is sealed with the case when it holds this fact too."""
    law = {name: value for name, value in about.get("law", {}).items() if name != one.name}
    wish = {"wish": "" if fact["answer"] == UNKNOWN else fact["answer"]} if one.name == "wish" else {}
    return {**about, **wish, "law": law | law_of({one.name: fact["answer"]}), "facts": {**about.get("facts", {}), one.name: fact}}


def _fact(box: Box, case: Any, by: int, one: Question, answer: str, was: Fact) -> Fact:
    task = _find_out(box, case, by, one, was.get("task")) if answer == UNKNOWN else _found(by, case, was.get("task"))
    return {"answer": answer, "turn": was.get("turn", 0) + 1} | ({"task": task} if task else {})


def _find_out(box: Box, case: Any, by: int, one: Question, task_id: int | None) -> int:
    """The one task to find out what nobody knew: made, or opened again when it was thought to be known."""
    if task_id:
        Task.update(status="open", done_at=None, version=Task.version + 1).where(Task.id == task_id, Task.case == case.id).execute()
        return task_id
    task = Task.create(key=case.key, case=case.id, owner=by, made_at=now(), due_on=today() + SOON)
    sealed.put(box, task, title=_("Finn ut: %(question)s", question=one.text))
    record("task.made", officer=by, subject=task.id, case=case.id)
    return task.id


def _found(by: int, case: Any, task_id: int | None) -> int | None:
    """What is known needs no task: the one there is, is done."""
    if task_id:
        open_one = Task.update(status="done", done_at=now(), version=Task.version + 1).where(Task.id == task_id, Task.case == case.id, Task.status == "open")
        if open_one.execute():
            record("task.done", officer=by, subject=task_id, case=case.id)
    return task_id
