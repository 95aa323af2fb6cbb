"""What is asked in a case, and what has been answered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from klar.case_types.asked import WISH
from klar.case_types.guides import GUIDES
from klar.case_types.kinds import UNKNOWN, Question
from klar.db import today
from klar.i18n import _, day

FEW = 3


def asked(kind: str, members: int) -> list[Question]:
    """The first facts of a case of this type about so many members; none of a type that does not exist."""
    if kind not in GUIDES:
        return []
    every = (*GUIDES[kind].asks, WISH) if members else GUIDES[kind].asks
    return [one for one in every if members == 1 or not one.one]


def early(kind: str, members: int) -> list[Question]:
    """The few that are offered while the case is being opened: they change a deadline, or come first in such a case."""
    return [one for one in asked(kind, members) if one.early][:FEW]


def in_words(one: Question, answer: str) -> str:
    """The answer as it is shown; empty for none."""
    if answer == UNKNOWN:
        return _("Vet ikke")
    if one.kind == "date" and answer:
        return day(date.fromisoformat(answer), today())
    return answer if one.kind == "line" else next((str(label) for value, label in one.choices if value == answer), "")


def told(said: Mapping[str, Any]) -> str:
    """A line of the timeline: the question and what was answered."""
    one = next((one for one in asked(said.get("type", ""), 1) if one.name == said.get("fact")), None)
    return f"{one.text} {in_words(one, said.get('text') or said.get('answer', ''))}" if one else ""
