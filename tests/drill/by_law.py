"""Every deadline rule against the law counted in another way (tests.deadlines.law), date by date."""

from tests.deadlines import law_rules
from tests.deadlines.test_law import held_against_the_law
from tests.drill.world import Drilled, Result


def drill(_world: Drilled, times: int) -> Result:
    count, seen, faults = held_against_the_law(times, seed=2)
    missing = sorted(law_rules.CODES - seen) if times >= 10_000 else []
    return Result(count, [*faults, *(f"{code}: not tried" for code in missing)], f"{len(seen)} regler")
