"""What those who came thought of a gathering, added up as it comes in: no answer is kept by itself once five are there.

A tally is `told`, for each question how many gave each of its five values, and `held`, the answers that are still too few to
be told of (klar/few.py). Nothing in it says who answered, or in which order.
"""

from typing import Any

from klar.few import FEWEST, enough
from klar.i18n import _l

QUESTIONS = {"nytte": _l("Hvor nyttig var det?"), "opplegg": _l("Hvor bra var opplegget?"), "igjen": _l("Hvor gjerne kommer du igjen?")}
VALUES = {"5": _l("Veldig"), "4": _l("Ganske"), "3": _l("Sånn passe"), "2": _l("Lite"), "1": _l("Ikke i det hele tatt")}
Tally = dict[str, Any]


def add(tally: Tally, answer: list[int]) -> Tally:
    """The tally with one more answer: a value from 1 to 5 for each question. Five that wait become told together."""
    held = sorted([*tally.get("held", []), answer])
    if len(held) < FEWEST:
        return {**tally, "held": held}
    before = tally.get("told") or [[0] * len(VALUES) for _question in QUESTIONS]
    told = [[count + [one[place] for one in held].count(value) for value, count in enumerate(counts, 1)] for place, counts in enumerate(before)]
    return {**tally, "told": told, "held": []}


def shown(tally: Tally) -> tuple[int, list[float]]:
    """How many answers are told of, five at a time, and the mean of each question; (0, []) when they are too few."""
    told = tally.get("told") or [[]]
    count = sum(told[0])
    return (count, [round(sum(value * one for value, one in enumerate(counts, 1)) / count, 1) for counts in told]) if enough(count) else (0, [])


def add_line(tally: Tally, text: str) -> Tally:
    """With what somebody wrote; in the order of the alphabet, which tells nothing of when."""
    return {**tally, "lines": sorted([*tally.get("lines", []), text])}


def lines(tally: Tally) -> list[str]:
    """What was written, once there are answers to tell of."""
    return tally.get("lines", []) if shown(tally)[0] else []
