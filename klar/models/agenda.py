"""Which points of a meeting are whose."""

from typing import Any

from klar.models.club_words import is_closed
from klar.models.member import Member
from klar.models.person_in_case import as_member


def points_for(me: int, said: dict[str, Any]) -> list[str]:
    """All of them; for a leader-member those that are not marked as without them."""
    points = said.get("points", [])
    closed = [point for point in points if is_closed(point)]
    if not closed or not as_member(me).where(Member.leader).exists():
        return points
    return [point for point in points if point not in closed]
