"""Numbers about people and clubs, told so that nobody can be picked out: never one to four, not by subtraction either.

Pure: plain numbers in, and out a number or None. A count by itself that is None is nought to four, said as «færre enn fem»; a part
of a whole that is None may be larger too, and is passed over in silence. Five is what domain.md § 4.1 asks for.
"""

from collections.abc import Mapping

FEWEST = 5
Told = dict[str, int | None]


def enough(count: int) -> bool:
    return count >= FEWEST


def told(count: int) -> int | None:
    """The number itself when it is large enough."""
    return count if enough(count) else None


def told_parts(total: int, parts: Mapping[str, int]) -> Told:
    """Those of the parts that may stand beside their total, which is told by `told`; else None.

    Whoever subtracts what is told from the total is left with five or more, so that any part that is not told may be
    nought. The smallest go first until it is so. `parts` share nothing; what is in none of them is told of nowhere else.
    """
    large = sorted((name for name, count in parts.items() if enough(count)), key=lambda name: (-parts[name], name))
    while large and total - sum(parts[name] for name in large) < FEWEST:
        large.pop()
    return {name: parts[name] if name in large else None for name in parts}


def told_again(before: Mapping[str, int | None], now: Mapping[str, int | None]) -> Told:
    """A second version of what has been told once: each number stands, since the difference of two would be a number too."""
    return {name: before.get(name, count) for name, count in now.items()}
