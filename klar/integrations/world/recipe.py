"""The lists the world is made from, and drawing from them."""

import tomllib
from bisect import bisect
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any


@cache
def recipe(name: str) -> dict[str, Any]:
    """The content of `name`.toml beside this file."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


class Bag:
    """Things to draw from, some more often than others."""

    def __init__(self, things: Sequence[Any], weights: Sequence[float]):
        self.things, self.sums = things, list(accumulate(weights))

    def draw(self, rng: Random) -> Any:
        return self.things[bisect(self.sums, rng.random() * self.sums[-1])]


def ranked(things: Sequence[Any]) -> Bag:
    """The first of the list is the most common, as names are."""
    return Bag(things, [1 / (rank + 8) for rank in range(len(things))])


def pick(rng: Random, things: Sequence[Any]) -> Any:
    return things[int(rng.random() * len(things))]
