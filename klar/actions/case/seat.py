"""Somebody's row in a case."""

from typing import Any

from klar.crypto import Box
from klar.models import sealed
from klar.models.case import Party
from klar.models.case.party import MEMBER, OTHER, name_of
from klar.models.case.words import PARTS


def seat(box: Box, case: Any, part: str, *, member: int | None = None, officer: int | None = None, name: str = "", title: str = "") -> None:
    """The row, sealed before it says who it is: behind the wall a party writes no more in its own case."""
    row = Party.create(case=case.id, role=MEMBER if part == MEMBER else OTHER)
    sealed.put(box, row, part=part, name=name, title=title)
    Party.update(member=member, officer=officer).where(Party.id == row.id).execute()


def in_words(who: dict[str, Any]) -> str:
    """«Kari Moe, avdelingsleder, motpart»."""
    name = who["name"] or name_of(who["member"], who["officer"])
    return ", ".join(filter(None, (name, who["title"], str(PARTS.get(who["part"], "")))))
