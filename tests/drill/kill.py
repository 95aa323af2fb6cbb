"""kill -9 while people write: nothing that was answered is lost, nothing is half, and it serves again by itself."""

import os
import signal
import time
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Thread

from klar.db import db
from tests.bench.serving import KLAR, served
from tests.drill.world import Drilled, Result, Visitor, key, sound

WRITERS, LONGEST = 4, 0.6  # people writing at once; seconds until the blow falls
SERVES_WITHIN = 5.0


def drill(world: Drilled, times: int) -> Result:
    chance, faults, answered, slowest = Random(1), [], 0, 0.0
    people = [(world.visitor(officer), case) for officer, case in world.handlers()[:WRITERS]]
    for turn in range(times):
        taken: list[str] = []
        start = time.monotonic()
        with served(KLAR, world.folder) as (port, server):
            slowest = max(slowest, time.monotonic() - start)
            writers = [Thread(target=write, args=(port, *person, taken)) for person in people]
            for writer in writers:
                writer.start()
            time.sleep(chance.uniform(0.05, LONGEST))
            os.killpg(server.pid, signal.SIGKILL)
            for writer in writers:
                writer.join()
        answered += len(taken)
        faults += [f"turn {turn}: {fault}" for fault in lost(taken)]
    faults += [*halves(), *sound(), *([f"started in {slowest:.1f} s"] if slowest > SERVES_WITHIN else [])]
    return Result(times, faults, f"{answered} skrivinger besvart, tregeste oppstart {slowest:.1f} s")


def write(port: int, visitor: Visitor, case: int, taken: list[str]) -> None:
    """«Jeg ringte», again and again, until the server is gone. What is answered with 303 goes into `taken`."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        while True:
            once = key()
            if visitor.post(connection, f"/saker/{case}/ringt", once) == 303:
                taken.append(f"{visitor.officer}:{once}")
    except (OSError, HTTPException):
        connection.close()


def lost(taken: list[str]) -> list[str]:
    """Answered forms whose key is not in the database: the key is written with what the form did."""
    stored = {row[0] for row in db.execute_sql("SELECT key FROM once")}
    return [f"{form} was answered and is gone" for form in taken if form not in stored]


def halves() -> list[str]:
    """A form leaves one line on a case and one event: as many of each."""
    forms, lines, events = (
        db.execute_sql(sql).fetchone()[0]
        for sql in (
            "SELECT count(*) FROM once",
            "SELECT count(*) FROM entry WHERE kind = 'call' AND officer_id IN (SELECT officer_id FROM once)",
            "SELECT count(*) FROM audit_event WHERE name = 'case.noted' AND data LIKE '%\"call\"%' "
            "AND officer_id IN (SELECT officer_id FROM once)",
        )
    )
    before = lines - forms
    return [] if before == events - forms and before >= 0 else [f"{forms} forms, {lines} lines, {events} events"]
