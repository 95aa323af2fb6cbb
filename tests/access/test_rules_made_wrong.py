"""Every clause of every rule, taken away or turned around: the oracle must see it, or the rule is not tested."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

import pytest
from peewee import SQL

from klar.access import RULES, clauses, reach
from klar.db import connect, db, today
from klar.migrations import migrate
from klar.models.officer import Mandate, Officer
from tests.access.oracle import Oracle
from tests.access.small_world import SmallWorld, seen
from tests.engine import ON_POSTGRESQL, place

pytestmark = pytest.mark.skipif(ON_POSTGRESQL, reason="whether a clause is missed has nothing to do with the engine; tests/access/test_oracle.py asks both")
WORLDS = 110


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict]:
    """What everybody may see in many small worlds, side by side in one database."""
    migrate(connect(place(tmp_path_factory.mktemp("small"))))
    with db.atomic():
        for seed in range(WORLDS):
            SmallWorld(Random(seed), mark=str(seed))
    yield Oracle(today()).seen(Officer.select())
    db.close()


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """No compiled query outlives the rule it was made from."""
    yield
    forget()


def forget() -> None:
    reach._lister.cache_clear()
    reach._finder.cache_clear()


def told_apart(wanted: dict, first: str = "") -> bool:
    """Whether somebody is let see anything else; asked of the rule that was changed first, and no further than needed."""
    forget()
    officers = list(Officer.select())
    return any(seen(officers, [name]).items() != {key: ids for key, ids in wanted.items() if key[0] == name}.items() for name in sorted(RULES, key=lambda name: name != first))


def test_the_rules_as_they_are_agree(wanted: dict) -> None:
    assert not told_apart(wanted)


def never(_me: Any, _day: Any) -> Any:
    return SQL("(1 = 0)")


def inverted(clause: Callable, me: Any, day: Any) -> Any:
    return ~clause(me, day)


CLAUSES = [(name, side, clause) for name, rule in RULES.items() for side in ("any", "none") for clause in getattr(rule, side)]


@pytest.mark.parametrize(("name", "side", "clause"), CLAUSES)
@pytest.mark.parametrize("wrong", ["removed", "inverted"])
def test_a_clause_made_wrong_is_found(
    wrong: str, name: str, side: str, clause: str, wanted: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = dict(getattr(RULES[name], side))
    kept[clause] = never if wrong == "removed" else partial(inverted, kept[clause])
    monkeypatch.setitem(RULES, name, replace(RULES[name], **{side: kept}))
    assert told_apart(wanted, name)


# What a mandate must be, and what reading it looks like when one thing is forgotten.
HOLDS = {
    "somebody else's": lambda m, me, day, roles: m.officer == me,
    "another role": lambda m, me, day, roles: m.role.in_(roles),
    "not begun": lambda m, me, day, roles: m.from_on <= day,
    "ended": lambda m, me, day, roles: m.to_on.is_null() | (m.to_on >= day),
    "suspended": lambda m, me, day, roles: m.suspended_on.is_null() | (m.suspended_on > day),
}


@pytest.mark.parametrize("forgot", HOLDS)
def test_a_mandate_read_too_kindly_is_found(forgot: str, wanted: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    def units(me: Any, day: Any, roles: tuple[str, ...]) -> Any:
        held = Mandate.alias()
        return held.select(held.unit).where(*[holds(held, me, day, roles) for name, holds in HOLDS.items() if name != forgot])

    monkeypatch.setattr(clauses, "units", units)
    assert told_apart(wanted)
