"""A list of 2,000 cases against one of twenty, and the search over 500 of them against reading and opening the same texts bare."""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from klar.actions.case import NewCase, note, open_case
from klar.actions.case.finding import find_cases
from klar.crypto import keys
from klar.db import db, today
from klar.models import sealed
from klar.models.case import Case, Entry
from klar.models.officer import Mandate
from tests.bench.figures import Figure
from tests.bench.life import STORY
from tests.bench.measuring import Measured
from tests.bench.visits import Visit
from tests.bench.worlds import World, child

GROUP = "Mange saker"
FEW, SOUGHT, MANY, ROUNDS = 20, 500, 2_000, 9
LISTED, SEARCHED = 5, 5  # times as long, at most
LONG = 10_000  # characters written in a case


def measured(world: World) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(world.folder, folder, dirs_exist_ok=True)
        told = child("many_cases", folder)
    few, many = told["list"]
    yield Figure(GROUP, f"Mine saker: {MANY} saker mot {FEW}", many, "ms", ratio=many / few, limit=LISTED, judged="ratio", note=f"{few:.2f} ms ved {FEW}")
    few, many = told["statements"]
    yield Figure(GROUP, f"Mine saker: flere SQL-setninger ved {MANY} saker", many - few, limit=0, note=f"{many} setninger")
    found, bare = told["search"]
    yield Figure(GROUP, f"Søk i {SOUGHT} saker på {LONG // 1000} kB", found, "ms", ratio=found / bare, limit=SEARCHED, judged="ratio", note=f"{bare:.2f} ms å lese og åpne det samme")


def main(folder: Path) -> None:
    """By turns, so that a machine that slows down slows both."""
    used = Measured(folder, [])
    held = Mandate.select().where(Mandate.role == "club_leader", Mandate.from_on <= today(), Mandate.to_on.is_null() | (Mandate.to_on > today()))
    few, many = held.order_by(Mandate.id).limit(2)
    used.clients = [used.signed_in(leader.officer_id) for leader in (few, many)]
    cases(few, FEW)
    cases(many, SOUGHT, STORY * (LONG // len(STORY) + 1))
    ways = [lambda: find_cases(many.officer_id, "zyzzyva"), lambda: opened(many.officer_id)]
    search = middles([[timed(way) for way in ways] for _ in range(ROUNDS)])
    cases(many, MANY - SOUGHT)
    visits = [Visit("cases", "/saker", person) for person in (0, 1)]
    counts = [sum(each.counts for each in used.statements(visit)) for visit in visits]
    print(json.dumps({"list": middles([[used.open(visit) for visit in visits] for _ in range(ROUNDS)]), "statements": counts, "search": search}))


def cases(leader: Mandate, count: int, story: str = "") -> None:
    with db.atomic():
        for _ in range(count):
            case = open_case(leader.officer_id, NewCase("lonn_feil", leader.unit_id))
            if story:
                note(leader.officer_id, case.id, story[:LONG])


def opened(me: int) -> int:
    """The least a search can do: reads every line of the cases and opens it."""
    rows = list(Entry.select(Entry.id, Entry.sealed, Case.key).join(Case).where(Case.handler == me).namedtuples())
    boxes = keys.unlock(row.key for row in rows)
    return sum(len(str(sealed.get(boxes[row.key], "entry", row))) for row in rows)


def timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def middles(turns: list[list[float]]) -> list[float]:
    """In ms."""
    return [median(turn[place] for turn in turns) * 1000 for place in (0, 1)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
