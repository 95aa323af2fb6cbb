"""The answers that deadlines are counted by."""

from collections.abc import Mapping
from typing import Any

from klar.case_types.kinds import UNKNOWN
from klar.deadlines import FACTS

READ: dict[type, Any] = {bool: lambda answer: answer == "yes", int: int}


def law_of(answers: Mapping[str, str]) -> dict[str, Any]:
    """The facts of klar.deadlines among the answers, as they are kept: a date is a text. What is not known is left out,
    and so counted the strict way."""
    known = {name: answer for name, answer in answers.items() if name in FACTS and answer not in ("", UNKNOWN)}
    return {name: READ.get(FACTS[name][0], str)(answer) for name, answer in known.items()}
