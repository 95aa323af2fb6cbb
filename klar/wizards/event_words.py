"""What a check page says of deadlines that would move."""

from klar.db import today
from klar.deadlines import Move, rule, told

MOST = 2  # sentences


def in_short(moves: list[Move]) -> list[str]:
    """The ones that are ours to keep, soonest first: the rest are on the page that comes after."""
    hard = [move for move in moves if rule(move.code).kind == "hard"]
    return [told(move, today()) for move in hard[:MOST]]
