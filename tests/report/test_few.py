"""No number that is told gives away one to four: whoever knows the rule, subtracts and compares is tried against all there could be."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, combinations_with_replacement, product
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klar.actions.report_sources import Asked, gatherings
from klar.few import FEWEST, told, told_again, told_parts

FEW = set(range(1, FEWEST))
COUNTS = st.integers(0, 60)
NAMES = ("case", "course", "members", "employer")


def published(parts: tuple[int, ...], rest: int) -> tuple:
    """All that is told of a whole: its size and its parts."""
    total = sum(parts) + rest
    return told(total), tuple(told_parts(total, dict(zip(NAMES, parts, strict=False))).values())


def groups(cells: int) -> Iterator[tuple[int, ...]]:
    """Every choice of cells: what an observer could add up. The last cell is the rest."""
    for size in range(1, cells + 1):
        yield from combinations(range(cells), size)


@pytest.mark.parametrize(("parts", "most"), [(1, 40), (2, 30), (3, 24)])
def test_nobody_can_reckon_out_one_to_four(parts: int, most: int) -> None:
    """Everything that could have been told alike stands together: no sum of cells is one to four in all of it."""
    alike = defaultdict(list)
    for total in range(most + 1):
        for cells in product(range(total + 1), repeat=parts):
            if sum(cells) <= total:
                alike[published(cells, total - sum(cells))].append((*cells, total - sum(cells)))
    found = [(said, group) for said, all_of_it in alike.items() for group in groups(parts + 1) if {sum(cells[i] for i in group) for cells in all_of_it} <= FEW]
    assert len(alike) > 20 and found == []


@given(st.lists(COUNTS, min_size=1, max_size=4), COUNTS)
def test_what_is_left_by_subtraction_is_never_few(parts: list[int], rest: int) -> None:
    total = sum(parts) + rest
    shown = told_parts(total, dict(zip(NAMES, parts, strict=False)))
    assert all(count is None or count >= FEWEST for count in shown.values())
    assert not any(shown.values()) or total - sum(filter(None, shown.values())) >= FEWEST


@given(st.lists(COUNTS, min_size=1, max_size=4), COUNTS)
def test_every_part_that_is_not_told_may_be_nought(parts: list[int], rest: int) -> None:
    """With all of them in the rest instead, the same would have been told."""
    _total, shown = said = published(tuple(parts), rest)
    if _total is not None:
        moved = tuple(count or 0 for count in shown)
        assert published(moved, sum(parts) + rest - sum(moved)) == said


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=4), st.tuples(COUNTS, COUNTS))
def test_two_versions_differ_by_nothing(parts: list[tuple[int, int]], rest: tuple[int, int]) -> None:
    """Whatever happened between them, the second tells the same numbers as the first."""
    first, second = (dict(enumerate(published(tuple(part[i] for part in parts), rest[i])[1])) for i in (0, 1))
    assert told_again(first, second) == first


@given(st.dictionaries(st.sampled_from("abcdef"), st.none() | COUNTS), st.dictionaries(st.sampled_from("abcdef"), st.none() | COUNTS))
def test_what_was_not_told_before_is_told_now(before: dict, now: dict) -> None:
    again = told_again(before, now)
    assert again.keys() == now.keys() and all(again[name] == before.get(name, now[name]) for name in now)


@pytest.mark.parametrize(("count", "said"), [(0, None), (4, None), (5, 5), (60, 60)])
def test_fewer_than_five_is_not_told(count: int, said: int | None) -> None:
    assert told(count) == said


def test_the_smallest_gives_way_to_the_rest() -> None:
    assert told_parts(20, {"case": 7, "course": 9}) == {"case": None, "course": 9}  # four would be left
    assert told_parts(30, {"case": 7, "course": 9}) == {"case": 7, "course": 9}


class Clubs(Asked):
    """A month's gatherings: for each person on the lists, where they came, and on each list one who did not."""

    came: tuple[tuple[int, ...], ...] = ()
    held = 0

    def listed(self, *_query: object, **_values: object) -> list[SimpleNamespace]:
        there = [SimpleNamespace(gathering_id=place, officer_id=nth, came=True) for nth, places in enumerate(self.came) for place in places]
        return there + [SimpleNamespace(gathering_id=place, officer_id=-1, came=None) for place in range(self.held)]


def said_of(held: int, came: tuple[tuple[int, ...], ...]) -> tuple:
    asked = Clubs(1, 1, date(2026, 10, 1), date(2026, 1, 1))
    asked.held, asked.came = held, came
    return tuple(gatherings(asked).values())


@pytest.mark.parametrize(("held", "most"), [(1, 12), (2, 10), (3, 8)])
def test_nobody_reckons_out_who_came_to_gatherings(held: int, most: int) -> None:
    """Of no gathering, and of no several of them, it shows that one to four came; nor that somebody came at all to them when few did."""
    ways = [places for size in range(1, held + 1) for places in combinations(range(held), size)]
    worlds = [came for people in range(most + 1) for came in combinations_with_replacement(ways, people)]
    alike = defaultdict(list)
    for came in worlds:
        alike[said_of(held, came)].append(came)
    asked = [group for size in range(1, held + 1) for group in combinations(range(held), size)]
    found = [(said, group) for said, all_of_it in alike.items() for group in asked if {sum(bool({*group} & {*places}) for places in came) for came in all_of_it} <= FEW]
    assert len(alike) == most - FEWEST + 2 and found == []


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True).map(tuple), max_size=30))
def test_one_who_came_to_many_is_one_and_how_many_were_held_hangs_on_nobody(came: list[tuple[int, ...]]) -> None:
    assert said_of(4, tuple(came)) == (4, told(len(came)))
