"""The names that may stand in a text without a question: the person's own, those of the case, and of the member it is about."""

from typing import Any

from klar.access import fetch, may
from klar.models.case.names import members_in, officers_in
from klar.wizards.questions import number


def known_names(me: int, answers: dict[str, Any]) -> list[str]:
    case, member = number(answers.get("sak")), number(answers.get("hvem"))
    seen = case if case and may(me, "case.read", case) else 0
    names = [row.name for row in (*officers_in(case=seen, me=me), *members_in(case=seen))]
    return names + ([fetch(me, "member.read", member).name] if member and may(me, "member.read", member) else [])
