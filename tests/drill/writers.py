"""Eight who write at the same time: each waits its turn, none is told that the database is locked."""

import time
from itertools import cycle, islice
from random import Random
from threading import Thread

from klar.actions.case import called
from klar.db import db
from klar.models.case import Entry
from tests.drill.world import Drilled, Result, sound

WRITERS, PROMISED = 8, 0.05  # at once; seconds at the 99th percentile
PAUSE = 0.04  # seconds at most between two of the same writer's: some 250 writes a second, twelve times the busiest hour


def drill(world: Drilled, times: int) -> Result:
    """`times` writes between them, each timed from when it is asked for."""
    took, errors, before = [], [], Entry.select().count()
    people = islice(cycle(world.handlers()), WRITERS)
    threads = [Thread(target=write, args=(*person, times // WRITERS, took, errors)) for person in people]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = len(took) / (time.monotonic() - start)
    lost = Entry.select().count() - before - len(took)
    took.sort()
    p50, p99 = (took[int(len(took) * part)] * 1000 for part in (0.5, 0.99))
    faults = [*errors, *sound(), *([f"{lost} lines too many or too few"] if lost else [])]
    faults += [f"p99 was {p99:.0f} ms, promised {PROMISED * 1000:.0f}"] if p99 > PROMISED * 1000 else []
    return Result(times, faults, f"{rate:.0f}/s, p50 {p50:.0f}, p99 {p99:.0f} ms, {len(errors)} feil")


def write(officer: int, case: int, times: int, took: list[float], errors: list[str]) -> None:
    chance = Random(case)
    for _ in range(times):
        time.sleep(chance.uniform(0, PAUSE))
        start = time.perf_counter()
        try:
            called(officer, case)
            took.append(time.perf_counter() - start)
        except Exception as error:  # whatever it is, it is counted
            errors.append(repr(error))
    db.close()
