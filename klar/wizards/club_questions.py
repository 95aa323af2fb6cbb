"""Which club, and which of the things it remembers."""

from collections.abc import Callable
from datetime import date
from typing import Any

from klar.access import listed
from klar.crypto import keys
from klar.db import today
from klar.forms import ChoiceForm
from klar.i18n import _l
from klar.models import sealed
from klar.models.officer import held
from klar.models.role import CLUB, CLUB_SEATS


class WhichClub(ChoiceForm):
    question = _l("Hvilken klubb?")
    roles = CLUB

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        clubs = {mandate.unit: mandate.name for mandate in held(me=me, today=today()) if mandate.role in self.roles}
        self.answer.choices = [(str(unit), name) for unit, name in clubs.items()]


class WhichMeetingClub(WhichClub):
    roles = (*CLUB, *CLUB_SEATS)


class WhichRecord(ChoiceForm):
    """One of them as it was when it was opened: «12.3» is record 12 in its third version."""

    records: Callable

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        rows = listed(me, "club.write", self.records)
        boxes = keys.unlock(row.key for row in rows)
        said = [(row, sealed.get(boxes.get(row.key), "club_record", row)) for row in rows]
        self.answer.choices = [(f"{row.id}.{row.version}", told.get("title", "")) for row, told in said if self.fits(me, told)]

    def fits(self, me: int, told: dict[str, Any]) -> bool:
        return True


def dated(answer: Any) -> date | None:
    """The date in an answer; None for «vet ikke» and the like."""
    try:
        return date.fromisoformat(answer)
    except (TypeError, ValueError):
        return None


def which(answer: str) -> tuple[int, int]:
    """The record and the version in an answer of WhichRecord."""
    record, version = answer.split(".")
    return int(record), int(version)
