"""Making a paper the way a person does: question by question, through the pages."""

import re
from typing import Any

from klar.papers import FACTS
from tests.conftest import Browser

CODE = '#read("/etc/passwd") $x$ *fet* @kilde'  # all of it would do something, were it the typesetter's own language
SAMI = "Máret Ŋuŧŧa čđšž"
TYPED = f"{SAMI} {CODE}\n= overskrift\n- punkt {{klubb}}"


def answer(key: str, **given: Any) -> dict[str, str]:
    """The fields of a question's form, filled in."""
    fact = FACTS[key]
    if key in given:
        return {"answer": given[key]}
    if fact.kind in ("past", "ahead"):
        return {"answer_day": "20", "answer_month": "11", "answer_year": "2026"}
    return {"answer": fact.choices[0][0] if fact.choices else f"{SAMI} {CODE}" if fact.kind == "line" else TYPED}


def begin(rep: Browser, case: int, name: str) -> str:
    """The draft's address, when the paper has been chosen."""
    start = rep.post(f"/ny/papir?sak={case}", answer=name)
    assert start.status_code == 303, start.text
    return start.location.rsplit("/", 1)[0]


def asked(rep: Browser, at: str, **given: Any) -> list[str]:
    """Answers everything that is asked, until the check page; which facts it was."""
    seen, place = [], rep.get(at).location
    while not place.endswith("/sjekk"):
        seen.append(place.rsplit("/", 1)[1])
        done = rep.post(place, **answer(seen[-1], **given))
        assert done.status_code == 303, (place, re.findall(r"error[^<]*<[^<]*", done.text))
        place = done.location
    return seen


def remade(rep: Browser, paper: str, **changed: str) -> str:
    """The address of the next version of a paper, with these answers changed."""
    at = rep.post(f"{paper}/endre", page=paper).location.removesuffix("/sjekk")
    for key, value in changed.items():
        assert rep.post(f"{at}/{key}", answer=value).location == f"{at}/sjekk"
    return rep.post(f"{at}/sjekk").location


def make(rep: Browser, case: int, name: str, language: str = "nb", **given: Any) -> str:
    """The address of the finished paper."""
    at = begin(rep, case, name)
    rep.post(f"{at}/maal", answer=language)
    asked(rep, at, **given)
    return rep.post(f"{at}/sjekk").location
