"""A process that works without rest: opens cases and writes in them. Run as python -m tests.upkeep.writer FOLDER."""

import sys
from pathlib import Path

from klar.actions.case import NewCase, note, open_case
from klar.demo_world import pair
from tests.upkeep.scenes import enter


def work(folder: str) -> None:
    """A line out for each case that is whole and on disk, until standard input is closed."""
    enter(Path(folder))
    leader, _branch = pair()
    for number in range(100_000):
        case = open_case(leader.id, NewCase(kind="permittering", unit=leader.unit_id, happened=f"Hendelse {number}"))
        note(leader.id, case.id, f"Notat {number}")
        sys.stdout.write(f"{case.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    work(sys.argv[1])
