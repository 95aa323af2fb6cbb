"""How many of everything, and where: the totals of domain.md § 8 shared out before anybody is named."""

from heapq import heapify, heapreplace
from itertools import accumulate, pairwise
from math import exp, log
from random import Random
from typing import NamedTuple

from klar.integrations.world.recipe import Bag, recipe

MEMBERS = 400_000
CLUBS = 3_680
AT_WORK = 0.63  # the share of a branch that is in a club
CLUB_SIZES = ((5, 29, 0.52), (30, 99, 0.33), (100, 299, 0.12), (300, 999, 0.027), (1000, 1800, 0.003))
SMALLEST, MEDIAN, LARGEST = 60, 650, 9_000
SPREAD = 0.93  # of the logarithm of branch sizes: with this median the mean is 1,000
WITHOUT_MANDATE, ENDING_SOON = 0.12, 0.08  # of the clubs


class Rep(NamedTuple):
    """A mandate in a club. `name` is drawn when empty; the days count from the file's date, None for an ordinary period."""

    role: str
    name: str = ""
    start: int | None = None
    end: int | None = None


class Club(NamedTuple):
    kind: str
    size: int
    reps: tuple[Rep, ...]
    name: str = ""


class Branch(NamedTuple):
    county: str
    place: str
    size: int
    clubs: tuple[Club, ...]
    officers: tuple[str, ...] = ("", "", "", "")


def demo() -> list[Branch]:
    world = recipe("demo")
    return [
        Branch(
            world["county"],
            branch["place"],
            branch["size"],
            tuple(
                Club(club["kind"], club["size"], tuple(Rep(*rep) for rep in club["reps"]), club["name"])
                for club in branch["club"]
            ),
            tuple(branch["officers"]),
        )
        for branch in world["branch"]
    ]


def drawn(rng: Random, scale: float) -> list[Branch]:
    """The whole union, or a part of it: `scale` 1 is 400,000 members. Every county has at least one branch."""
    sizes = _branch_sizes(rng, scale)
    clubs = _shared_out(_club_sizes(rng, round(CLUBS * scale)), [size for _, size in sizes])
    places = _places(rng)
    kinds = recipe("workplaces")
    bag = Bag(list(kinds), [kind["weight"] for kind in kinds.values()])
    return [
        Branch(county, places[i], size, tuple(_club(rng, bag, n) for n in clubs[i]))
        for i, (county, size) in enumerate(sizes)
    ]


def _branch_sizes(rng: Random, scale: float) -> list[tuple[str, int]]:
    """County and size of each branch."""
    counties = recipe("places")["county"]
    sizes = []
    for county, total in zip(counties, split(MEMBERS * scale, [county["population"] for county in counties]), strict=True):
        shares = [_branch_share(rng) for _ in range(max(1, round(county["branches"] * scale)))]
        sizes += [(county["name"], size) for size in split(total, shares)]
    return sizes


def split(total: float, shares: list[float]) -> list[int]:
    """Whole numbers in the proportions of `shares` that sum up to `total`."""
    ends = [0, *(round(total * end / sum(shares)) for end in accumulate(shares))]
    return [after - before for before, after in pairwise(ends)]


def _branch_share(rng: Random) -> float:
    return min(LARGEST, max(SMALLEST, exp(rng.gauss(log(MEDIAN), SPREAD))))


def _club_sizes(rng: Random, clubs: int) -> list[int]:
    return [
        round(exp(rng.uniform(log(least), log(most))))
        for least, most, share in CLUB_SIZES
        for _ in range(round(clubs * share))
    ]


def _shared_out(clubs: list[int], branches: list[int]) -> list[list[int]]:
    """The largest club to the branch with most room, and so on: every branch gets near its share at work."""
    room = [(-size, i) for i, size in enumerate(branches)]
    heapify(room)
    taken: list[list[int]] = [[] for _ in branches]
    for size in sorted(clubs, reverse=True):
        left, i = room[0]
        taken[i].append(size)
        heapreplace(room, (left + round(size / AT_WORK), i))
    return taken


def _places(rng: Random) -> list[str]:
    names = recipe("places")
    places = [start + end for start in names["starts"].split() for end in names["ends"].split()]
    rng.shuffle(places)
    return places


def _club(rng: Random, kinds: Bag, size: int) -> Club:
    return Club(kinds.draw(rng), size, _reps(rng, 2 if size < 15 else 2 + size // 30))


def _reps(rng: Random, count: int) -> tuple[Rep, ...]:
    others = ("chief_rep", "club_substitute", "club_board_member", "club_secretary", "club_treasurer")
    roles = ["club_leader", "club_deputy_leader", *rng.sample(others, 5)[: max(0, count // 3)]]
    roles = [*roles, *["workplace_rep"] * count][:count]
    drawn = rng.random()
    if drawn < WITHOUT_MANDATE:
        return tuple(Rep(role, "", -900, -round(rng.uniform(5, 200))) for role in roles)
    if drawn < WITHOUT_MANDATE + ENDING_SOON:
        return tuple(Rep(role, "", -690, round(rng.uniform(1, 59))) for role in roles)
    return tuple(Rep(role) for role in roles)
