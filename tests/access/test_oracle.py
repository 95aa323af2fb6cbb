"""The queries of klar.access against the rules in plain Python, over random small unions."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from klar.access import RULES, fetch, may, visible
from klar.db import connect, db, today
from klar.migrations import migrate
from tests.access.oracle import Oracle
from tests.access.small_world import SmallWorld, seen
from tests.engine import place


@pytest.fixture(scope="module", autouse=True)
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    migrate(connect(place(tmp_path_factory.mktemp("small"))))
    yield
    db.close()


class Undo(Exception):
    """Ends a world."""


def in_world(chance: Random, look: Callable[[SmallWorld], Any]) -> Any:
    """What `look` found in a world that is gone again afterwards."""
    found = None
    try:
        with db.atomic():
            found = look(SmallWorld(chance))
            raise Undo
    except Undo:
        return found


# A found difference is not made smaller: each try takes a world.
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.reuse, Phase.generate])
@given(st.randoms(use_true_random=False))
def test_the_queries_see_what_the_rules_say(chance: Random) -> None:
    found, wanted = in_world(chance, lambda world: (seen(world.officers), Oracle(today()).seen(world.officers)))
    assert found == wanted


def rows_checked(world: SmallWorld, name: str) -> int:
    """Checking one row agrees with the list, for every officer."""
    rows = [row.id for row in RULES[name].model.select()]
    for me in world.officers:
        mine = {row.id for row in visible(me.id, name)}
        assert {row for row in rows if may(me.id, name, row)} == mine
        assert all(fetch(me.id, name, row).allowed_by in RULES[name].any for row in mine)
    return len(rows) * len(world.officers)


@pytest.mark.parametrize("name", RULES)
def test_checking_one_row_agrees_with_listing(name: str) -> None:
    assert sum(in_world(Random(seed), lambda world: rows_checked(world, name)) for seed in range(4)) >= 40
