"""The queries of klar.access against the rules in plain Python, decision by decision: officer, permission, row."""

from random import Random
from unittest.mock import patch

from klar.access import RULES
from klar.db import connect, db, today
from klar.migrations import migrate
from tests.access import small_world
from tests.access.oracle import Oracle
from tests.access.small_world import SmallWorld, seen
from tests.drill.world import Drilled, Result
from tests.engine import ON_POSTGRESQL, create

# Larger unions than the suite's: one list answers for many rows.
SIZES = {"OFFICERS": 14, "CASES": 24, "MEMBERS": 30}


def drill(world: Drilled, times: int) -> Result:
    """At least `times` decisions, in as many invented unions as that takes."""
    migrate(connect(create() if ON_POSTGRESQL else world.folder / "oracle.db"))
    decisions = yes = worlds = 0
    faults: list[str] = []
    with patch.multiple(small_world, **SIZES):
        while decisions < times:
            with db.atomic() as transaction:
                made, yeses, wrong = compared(Random(worlds))
                transaction.rollback()
            worlds, decisions, yes = worlds + 1, decisions + made, yes + yeses
            faults += [f"union {worlds}: {line}" for line in wrong]
    return Result(decisions, faults, f"{worlds} oppdiktede foreninger, {yes} ja")


def compared(chance: Random) -> tuple[int, int, list[str]]:
    """How many decisions were made, how many of them yes, and those that were not the same."""
    union = SmallWorld(chance)
    found, wanted = seen(union.officers), Oracle(today()).seen(union.officers)
    rows = sum(rule.model.select().count() for rule in RULES.values())
    wrong = [f"{name} for {me}: {sorted(found[name, me] ^ wanted[name, me])}" for name, me in wanted if found[name, me] != wanted[name, me]]
    return rows * len(union.officers), sum(map(len, wanted.values())), wrong
