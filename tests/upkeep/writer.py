"""A process that works without rest: opens cases and writes in them. Run as python -m tests.upkeep.writer FOLDER."""

import sys

from klar import config
from klar.actions.case import NewCase, note, open_case
from klar.demo_world import pair
from klar.installation import open_databases


def work(folder: str) -> None:
    """A line out for each case that is whole and on disk, until standard input is closed."""
    open_databases(config.read({"KLAR_DATA": folder, "KLAR_DEMO": "1"}))
    leader, _branch = pair()
    for number in range(100_000):
        case = open_case(leader.id, NewCase(kind="permittering", unit=leader.unit_id, happened=f"Hendelse {number}"))
        note(leader.id, case.id, f"Notat {number}")
        sys.stdout.write(f"{case.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    work(sys.argv[1])
