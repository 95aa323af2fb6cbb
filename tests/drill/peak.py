"""The busiest hour of 14,000 officers in a union of 400,000: 200 requests a second, 10 % of them writes, reads on record.

The load is open: a request is due when its time comes, whether or not those before are answered, and is timed from then.
"""

import time
from http.client import HTTPConnection, HTTPException
from itertools import count
from random import Random
from threading import Thread
from typing import NamedTuple
from urllib.parse import quote

from klar.db import db
from tests.bench import people, visits, worlds
from tests.bench.serving import KLAR, served
from tests.drill.union import union
from tests.drill.world import Drilled, Result, Visitor, key

RATE, WRITES, PROMISED = 200, 0.1, 0.2  # requests a second, the part of them that write, seconds at the 95th percentile
CONNECTIONS, PATIENCE, CROWD, WARMING = 48, 30, 250, 200


class Asked(NamedTuple):
    visitor: Visitor
    path: str
    writes: bool
    htmx: bool = False


class Load:
    """What has come of the requests so far; the threads share it."""

    def __init__(self, port: int, asked: list[Asked], times: int):
        self.port, self.asked, self.times = port, asked, times
        self.turn, self.start = count(), time.monotonic() + 0.5
        self.took: list[float] = []
        self.errors: list[str] = []

    def work(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        while (turn := next(self.turn)) < self.times:
            due = self.start + turn / RATE
            time.sleep(max(0.0, due - time.monotonic()))
            asked = self.asked[turn]
            try:
                status = sent(connection, asked)
            except (OSError, HTTPException) as error:
                connection.close()
                status = repr(error)
            self.took.append(time.monotonic() - due)
            if status != (303 if asked.writes else 200):
                self.errors.append(f"{asked.path}: {status}")

    def warm(self) -> None:
        """Both server processes have met every kind of page, as they have in a busy hour."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        for asked in [asked for asked in self.asked if not asked.writes][:WARMING]:
            sent(connection, asked)
            connection.close()
        self.start = time.monotonic() + 0.5

    def run(self) -> float:
        """Answers a second."""
        threads = [Thread(target=self.work) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.times / (time.monotonic() - self.start)


def sent(connection: HTTPConnection, asked: Asked) -> int:
    if asked.writes:
        return asked.visitor.post(connection, asked.path, key())
    connection.request("GET", asked.path, headers=asked.visitor.headers() | ({"HX-Request": "true"} if asked.htmx else {}))
    answer = connection.getresponse()
    answer.read()
    return answer.status


def drill(_world: Drilled, times: int) -> Result:
    world, facts = union(_world.folder, worlds.prepared(worlds.FULL))
    known = facts["life"]["people"]
    everybody = [*known, *people.crowd(known, CROWD)]
    asked = chosen(world, everybody, times)
    before = db.execute_sql("SELECT count(*) FROM audit_event").fetchone()[0]
    with served(KLAR, world.folder) as (port, _server):
        load = Load(port, asked, times)
        load.warm()
        rate = load.run()
    took = sorted(load.took)
    p50, p95, p99 = (took[int(len(took) * part)] * 1000 for part in (0.5, 0.95, 0.99))
    events = db.execute_sql("SELECT count(*) FROM audit_event").fetchone()[0] - before
    slow = [f"p95 was {p95:.0f} ms, promised {PROMISED * 1000:.0f}"] if p95 > PROMISED * 1000 else []
    note = f"{rate:.0f}/s, p50 {p50:.0f}, p95 {p95:.0f}, p99 {p99:.0f} ms, {len(load.errors)} feil, {events} nye i loggen, {len(everybody)} brukere"
    return Result(times, [*load.errors[:20], *slow], note)


def chosen(world: Drilled, everybody: list[people.Person], times: int) -> list[Asked]:
    """Requests by random people among these; who writes says «jeg ringte» on a case of their own."""
    chance = Random(11)
    visitors = {person["officer"]: world.visitor(person["officer"]) for person in everybody}
    reads = [
        Asked(visitors[everybody[visit.person]["officer"]], visit.path + (f"?q={quote(visit.query)}" if visit.query else ""), False, bool(visit.query))
        for visit in visits.of(everybody)
    ]
    writes = [Asked(visitors[officer], f"/saker/{case}/ringt", True) for officer, case in world.handlers() if officer in visitors]
    return [chance.choice(writes if chance.random() < WRITES else reads) for _ in range(times)]
