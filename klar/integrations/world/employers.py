"""Employers and workplaces, with organisation numbers from a series that no real one is in."""

from collections.abc import Iterator
from random import Random
from typing import Any

from klar.integrations.world.plan import Branch, Club
from klar.integrations.world.recipe import pick, recipe

Record = dict[str, Any]
WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
PER_WORKPLACE = 100  # members; a larger club covers more workplaces


def orgnr(series: int, after: int = 0) -> Iterator[str]:
    """Valid organisation numbers that begin with `series`, 2 or 3. Real ones begin with 8 or 9. `after` so many tries have been made."""
    stem = series * 10_000_000 + 7 * after
    while True:
        stem += 7
        check = -sum(weight * int(digit) for weight, digit in zip(WEIGHTS, str(stem), strict=True)) % 11
        if check < 10:
            yield f"{stem}{check}"


class Employers:
    def __init__(self, rng: Random, after: int = 0):
        self.rng, self.numbers, self.places = rng, orgnr(2, after), orgnr(3, after)
        self.kinds = recipe("workplaces")
        self.counties = {county["name"]: county for county in recipe("places")["county"]}
        self.known: dict[tuple[str, str], str] = {}
        self.names: set[tuple[str, str]] = set()

    def workplaces(self, branch: Branch, club: Club, unit: str) -> Iterator[Record]:
        """The workplaces the club covers, each after its employer when that is new."""
        sector = self.kinds[club.kind]["sector"]
        for i in range(min(12, 1 + club.size // PER_WORKPLACE)):
            name = self._name(branch.place, club.kind, "" if i else club.name)
            key = (sector, name if sector == "private" else branch.county if sector == "hospital" else branch.place)
            if key not in self.known:
                yield self._employer(key, branch, name)
            yield {
                "type": "workplace",
                "number": next(self.places),
                "name": name,
                "kind": club.kind,
                "employer": self.known[key],
                "club": unit,
            }

    def _employer(self, key: tuple[str, str], branch: Branch, workplace: str) -> Record:
        sector, place = key
        municipal = "OSLO" if branch.county == "Oslo" else "KS"
        name, area = {
            "municipality": (f"{place} kommune", municipal),
            "firm": (f"{place} renhold AS", "NHO"),
            "hospital": (f"Sykehusene i {place} HF", "SPEKTER"),
            "church": (f"{place} kirkelige fellesråd", "KA"),
            "private": (f"{workplace} SA", "PBL"),
        }[sector]
        self.known[key] = next(self.numbers)
        return {
            "type": "employer",
            "number": self.known[key],
            "name": name,
            "municipality": pick(self.rng, self.counties[branch.county]["municipalities"]),
            "tariff_area": area,
        }

    def _name(self, home: str, kind: str, name: str) -> str:
        """`name`, or one no other workplace in the branch has: of its own place first, then of neighbours."""
        places = recipe("places")
        starts, ends, place = places["starts"].split(), places["ends"].split(), home
        while not name or (home, name) in self.names:
            name = pick(self.rng, self.kinds[kind]["names"]).format(place)
            place = pick(self.rng, starts) + pick(self.rng, ends)
        self.names.add((home, name))
        return name
