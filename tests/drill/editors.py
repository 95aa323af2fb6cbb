"""Two who change the same case at the same time: whoever comes second is told, and nothing is overwritten in silence."""

from random import Random

from klar.actions.case import set_status
from klar.db import Conflict
from klar.models.case import Case
from tests.drill.world import Drilled, Result

STATES = ("working", "waiting")


def drill(world: Drilled, times: int) -> Result:
    """Each turn both open the page (see a version), then send in a random order, with random pauses in between."""
    officer, case_id = world.handlers()[0]
    chance, faults, told = Random(5), [], 0
    seen = {"one": version(case_id), "two": version(case_id)}
    for turn in range(times):
        who = chance.choice(("one", "two"))
        if chance.random() < 0.5:
            seen[who] = version(case_id)
            continue
        before = version(case_id)
        try:
            set_status(officer, case_id, chance.choice(STATES), waiting_for="svar", version=seen[who])
            if seen[who] != before:
                faults.append(f"turn {turn}: overwrote version {before} having seen {seen[who]}")
        except Conflict:
            told += 1
            if seen[who] == before or version(case_id) != before:
                faults.append(f"turn {turn}: refused though nothing had changed, or changed though refused")
    return Result(times, faults, f"{told} ganger ble den andre varslet")


def version(case_id: int) -> int:
    return Case.get_by_id(case_id).version
