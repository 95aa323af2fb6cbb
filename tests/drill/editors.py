"""Two who change the same case at the same time: whoever comes second is told, and nothing is overwritten in silence."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from klar.actions.case import add_entry, set_status
from klar.actions.case.correction import correct
from klar.crypto import keys
from klar.db import Conflict
from klar.models.case import Case, Entry
from tests.drill.world import Drilled, Result

STATES = ("working", "waiting")


class Desk(NamedTuple):
    """What two write on: the case's status, or one line of it."""

    version: Callable[[], int]
    save: Callable[[str, int], None]  # a text or status, by one who has seen that version
    choices: tuple[str, ...]


def drill(world: Drilled, times: int) -> Result:
    """Each turn one of two who see a version sends in a random order, with random pauses in between."""
    chance, faults, told = Random(5), [], 0
    officer, case_id = world.handlers()[0]
    for desk in (status(officer, case_id), line(officer, case_id)):
        told += taking_turns(desk, chance, times // 2, faults)
    return Result(times, faults, f"{told} ganger ble den andre varslet")


def taking_turns(desk: Desk, chance: Random, times: int, faults: list[str]) -> int:
    """How often the second one was told."""
    told, seen = 0, {"one": desk.version(), "two": desk.version()}
    for turn in range(times):
        who = chance.choice(("one", "two"))
        if chance.random() < 0.5:
            seen[who] = desk.version()
            continue
        before = desk.version()
        try:
            desk.save(chance.choice(desk.choices), seen[who])
            if seen[who] != before and desk.version() != before:
                faults.append(f"turn {turn}: overwrote version {before} having seen {seen[who]}")
        except Conflict:
            told += 1
            if seen[who] == before or desk.version() != before:
                faults.append(f"turn {turn}: refused though nothing had changed, or changed though refused")
    return told


def status(officer: int, case_id: int) -> Desk:
    return Desk(
        lambda: Case.get_by_id(case_id).version,
        lambda state, seen: set_status(officer, case_id, state, waiting_for="svar", version=seen),
        STATES,
    )


def line(officer: int, case_id: int) -> Desk:
    """A line that its writer corrects on two phones."""
    case = Case.get_by_id(case_id)
    entry = add_entry(keys.box(case.key), case, officer, "note", text="Først.")
    return Desk(
        lambda: Entry.get_by_id(entry.id).version,
        lambda text, seen: correct(officer, case_id, entry.id, text, seen),
        tuple(f"Tekst {number}." for number in range(9)),
    )
