"""How few is too few: what is told of people together must not tell of one of them (k-anonymity, k = 5).

Each function is pure. Zero is too few as well: «none of the four» tells of each of the four.
"""

from collections.abc import Mapping

FEWEST = 5  # people behind a number that is told


def enough(count: int) -> bool:
    return count >= FEWEST


def in_steps(count: int) -> int:
    """Of `count` answers, how many are told of: five, ten, fifteen. So whoever looks twice finds no single answer in between."""
    return count - count % FEWEST


def told(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The counts as they are told; None is «fewer than five»."""
    return {name: count if enough(count) else None for name, count in counts.items()}


def whole(counts: Mapping[str, int]) -> int | None:
    """The sum of the counts, or None when it, beside what told() gives, would say what one of the hidden ones is.

    Hidden ones are known to be from 0 to 4. Their sum tells nothing of each when it is five or more, and less than four apiece.
    """
    hidden = [count for count in counts.values() if not enough(count)]
    safe = not hidden or FEWEST <= sum(hidden) < (FEWEST - 1) * len(hidden)
    return sum(counts.values()) if safe else None
