"""Names of people, by the shares of domain.md § 8."""

from random import Random
from typing import Any

from klar.integrations.world.recipe import Bag, ranked, recipe

WOMEN = 0.79
ABROAD = 0.20
SAMI = 0.003


class Names:
    def __init__(self, rng: Random):
        data = recipe("names")
        self.rng = rng
        self.norwegian = Group(data["norwegian"], rng)
        self.sami = Group(data["sami"], rng)
        self.abroad = Bag([Group(group, rng) for group in data["abroad"]], [group["share"] for group in data["abroad"]])
        starts, ends = (data["norwegian"][part].split() for part in ("farm_starts", "farm_ends"))
        farms = [start + end for start in starts for end in ends]
        self.farms = Bag(farms, [1] * len(farms))

    def person(self, sami: float = SAMI) -> str:
        """A full name; `sami` is the share of Sámi names where the person lives."""
        rng, drawn = self.rng, self.rng.random()
        if drawn < sami:
            return f"{self.sami.given()} {self.sami.surnames.draw(rng)}"
        if drawn < sami + ABROAD:
            group = self.abroad.draw(rng)
            return f"{group.given()} {group.surnames.draw(rng)}"
        return f"{self._given()} {self._surname()}"

    def _given(self) -> str:
        drawn = self.rng.random()
        if drawn > 0.15:
            return self.norwegian.given()
        bag = self.norwegian.one_sex()
        first, second = bag.draw(self.rng), bag.draw(self.rng)
        joint = "-" if drawn < 0.06 else " "
        return first if first == second else f"{first}{joint}{second}"

    def _surname(self) -> str:
        drawn = self.rng.random()
        if drawn > 0.13:
            return self._one_surname()
        joint = "-" if drawn < 0.03 else " "
        return f"{self._one_surname()}{joint}{self._one_surname()}"

    def _one_surname(self) -> str:
        return (self.farms if self.rng.random() < 0.3 else self.norwegian.surnames).draw(self.rng)


class Group:
    """Given names and surnames that go together."""

    def __init__(self, data: dict[str, Any], rng: Random):
        self.rng = rng
        names = ([name.replace("_", " ") for name in data[part].split()] for part in ("women", "men", "surnames"))
        self.women, self.men, self.surnames = map(ranked, names)

    def one_sex(self) -> Bag:
        return self.women if self.rng.random() < WOMEN else self.men

    def given(self) -> str:
        return self.one_sex().draw(self.rng)
