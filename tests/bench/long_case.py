"""A case of 300 lines against one of thirty: its page is to take as long, and ask the database as often."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from klar.actions.case import NewCase, note, open_case
from klar.db import today
from klar.models.officer import Mandate
from tests.bench.figures import Figure
from tests.bench.life import STORY
from tests.bench.measuring import Measured
from tests.bench.visits import Visit
from tests.bench.worlds import World, child

GROUP = "En lang sak"
FEW, MANY, ROUNDS = 30, 300, 60
GROWTH = 1.3


def measured(world: World) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(world.folder, folder, dirs_exist_ok=True)
        told = child("long_case", folder)
    few, many = told["ms"]
    yield Figure(GROUP, f"Saken: {MANY} linjer mot {FEW}", many, "ms", ratio=many / few, limit=GROWTH, judged="ratio", note=f"{few:.2f} ms ved {FEW}")
    few, many = told["statements"]
    yield Figure(GROUP, f"Saken: flere SQL-setninger ved {MANY} linjer", many - few, limit=0, note=f"{many} setninger")


def main(folder: Path) -> None:
    """The two pages opened by turns, so that a machine that slows down slows both."""
    used = Measured(folder, [])
    leader = Mandate.get(Mandate.role == "club_leader", Mandate.from_on <= today(), Mandate.to_on.is_null() | (Mandate.to_on > today()))
    used.clients = [used.signed_in(leader.officer_id)]
    visits = [Visit("case", f"/saker/{case_of(leader, lines)}", 0) for lines in (FEW, MANY)]
    counts = [sum(each.counts for each in used.statements(visit)) for visit in visits]
    turns = [[used.open(visit) for visit in visits] for _ in range(ROUNDS)]
    print(json.dumps({"ms": [median(turn[place] for turn in turns) * 1000 for place in (0, 1)], "statements": counts}))


def case_of(leader: Mandate, lines: int) -> int:
    case = open_case(leader.officer_id, NewCase("lonn_feil", leader.unit_id))
    for _ in range(lines):
        note(leader.officer_id, case.id, STORY)
    return case.id


if __name__ == "__main__":
    main(Path(sys.argv[1]))
