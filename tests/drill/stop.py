"""A stop asked for (SIGTERM) while people write: whatever was done was also answered, and the server ends soon."""

import signal
import time
from threading import Thread

from klar.db import db
from tests.bench.serving import KLAR, served
from tests.drill.kill import WRITERS, lost, write
from tests.drill.world import Drilled, Result

ENDS_WITHIN = 10.0  # seconds


def drill(world: Drilled, times: int) -> Result:
    faults, answered, slowest = [], 0, 0.0
    people = [(world.visitor(officer), case) for officer, case in world.handlers()[:WRITERS]]
    for turn in range(times):
        taken: list[str] = []
        before = stored()
        with served(KLAR, world.folder) as (port, server):
            writers = [Thread(target=write, args=(port, *person, taken)) for person in people]
            for writer in writers:
                writer.start()
            time.sleep(0.3)
            start = time.monotonic()
            server.send_signal(signal.SIGTERM)
            server.wait(2 * ENDS_WITHIN)
            slowest = max(slowest, time.monotonic() - start)
            for writer in writers:
                writer.join()
        answered += len(taken)
        silent = stored() - before - set(taken)
        faults += [f"turn {turn}: {fault}" for fault in (*lost(taken), *(f"{form} was done and not answered" for form in silent))]
    return Result(times, [*faults, *([f"ended in {slowest:.1f} s"] if slowest > ENDS_WITHIN else [])], f"{answered} besvart, tregeste stopp {slowest:.1f} s")


def stored() -> set[str]:
    return {row[0] for row in db.execute_sql("SELECT key FROM once")}
