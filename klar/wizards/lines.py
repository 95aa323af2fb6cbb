"""Which line of a case: the page of a line says it; whoever comes without one picks among their own."""

from typing import Any

from klar.access import listed
from klar.actions.case.correction import own_line
from klar.crypto import keys
from klar.db import today
from klar.forms import ChoiceForm
from klar.i18n import _l, moment
from klar.models import sealed
from klar.models.case import entries
from klar.models.timeline import WRITTEN, text_of, title_of
from klar.wizards.questions import number

NEWEST = 2**31 - 1  # no line's number is greater


def line_of(value: Any) -> tuple[int, int]:
    """«12-3»: the line, and which version of it was seen."""
    line, _dash, version = str(value).partition("-")
    return min(number(line), NEWEST), min(number(version), NEWEST)


class WhichLine(ChoiceForm):
    """One of the lines this person has written, and how it stood then."""

    question = _l("Hvilken linje gjelder det?")

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        case, (line, version) = number(answers.get("sak")), line_of(self.answer.data)
        self.answer.choices = own_lines(me, case)
        if line and version and own_line(me, case, line):
            self.answer.choices.append((self.answer.data, ""))


def own_lines(me: int, case: int) -> list[tuple[str, str, str]]:
    rows = [row for row in listed(me, "entry.read", entries, case=case, before=NEWEST) if row.officer_id == me and row.kind in WRITTEN]
    boxes = keys.unlock({row.key for row in rows})
    return [_choice(row, sealed.get(boxes.get(row.key), "entry", row)) for row in rows]


def _choice(row: Any, said: dict[str, Any]) -> tuple[str, str, str]:
    text = text_of(row.kind, said)
    return f"{row.id}-{row.version}", f"{title_of(row.kind, said)}, {moment(row.at, today())}", text[:80]
