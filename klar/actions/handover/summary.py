"""What the receiver of a request for help sees of the case until more is shown: one list, for the preview and for their page.

No name, no line of the timeline, no paper: what stands here and what the sender has written, nothing else.
"""

from typing import Any

from klar.actions.case.facts import given
from klar.case_types import UNKNOWN, asked, in_words
from klar.crypto import Box
from klar.db import today
from klar.deadlines import in_words as due_in_words
from klar.deadlines import rule
from klar.i18n import _
from klar.models import sealed
from klar.models.case import deadlines
from klar.models.case_type import label_of

Told = list[tuple[str, str]]  # what it is, and what it says


def summary(box: Box | None, case: Any, reason: str) -> Told:
    """Kind, what is asked, the nearest deadline of ours, and the facts that are chosen or dates: what is typed freely may name somebody."""
    about = sealed.get(box, "case", case)
    return [(_("Saken"), label_of(about.get("type", ""))), (_("Spørsmålet"), reason), *_nearest(box, case.id), *_facts(about)]


def _nearest(box: Box | None, case_id: int) -> Told:
    ours = [row for row in deadlines(case=case_id) if row.hard] if box else []
    return [(_("Nærmeste frist"), f"{due_in_words(row.due_on, today())}. {rule(sealed.get(box, 'deadline', row)['code']).name}") for row in ours[:1]]


def _facts(about: dict[str, Any]) -> Told:
    answers = given(about)
    closed = [one for one in asked(about.get("type", ""), 1) if one.kind != "line" and answers.get(one.name, UNKNOWN) not in ("", UNKNOWN)]
    return [(str(one.text), in_words(one, answers[one.name])) for one in closed]
