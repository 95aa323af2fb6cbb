"""A migration killed halfway: the database is the old one or the new one, and migrating again makes it new."""

import os
import signal
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from klar.db import connect, db
from klar.migrations import migrate, pending, runner
from tests.drill.world import Drilled, Result, sound

FIRST = "0001_start"


def drill(world: Drilled, times: int) -> Result:
    db.close()
    old, chance = populated(world.folder / "old.db"), Random(3)
    whole = timed(copied(old, world.folder / "timed.db"))
    faults, killed = [], 0
    for turn in range(times):
        path = copied(old, world.folder / f"{turn}.db")
        killed += blow(path, chance.uniform(0, 0.9) * whole)
        faults += [f"turn {turn}: {fault}" for fault in outcome(path)]
    return Result(times, faults, f"{killed} drept før de var ferdige, en hel tar {whole:.1f} s")


def populated(path: Path) -> Path:
    """A database as the first migration left it, with an invented union in it."""
    database = connect(path)
    runner(database).up(FIRST)
    rows = [(number, f"{number:06}", f"Navn {number}", f" navn {number} ") for number in range(1, 60_000)]
    with database.atomic():
        database.execute_sql("INSERT INTO unit (id, number, name, kind, phone, digest) VALUES (1, 'F1', 'Forbundet', 'union', '', '')")
        database.connection().executemany(
            "INSERT INTO member (id, number, name, terms, phone, email, branch_id, status, leader, protected, digest) "
            "VALUES (?, ?, ?, ?, '', '', 1, 'active', 0, 0, '')", rows,
        )  # fmt: skip
    db.close()
    return path


def copied(old: Path, path: Path) -> Path:
    return Path(shutil.copyfile(old, path))


def started(path: Path) -> subprocess.Popen:
    """A process that is just about to migrate."""
    code = "import sys; from klar.db import connect; from klar.migrations import migrate; print(flush=True); migrate(connect(sys.argv[1]))"
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], start_new_session=True, stdout=subprocess.PIPE)
    process.stdout.readline()
    return process


def timed(path: Path) -> float:
    process, start = started(path), time.monotonic()
    process.wait()
    return time.monotonic() - start


def blow(path: Path, after: float) -> bool:
    """Whether the migration was still at work when it was killed."""
    process = started(path)
    time.sleep(after)
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return alive


def outcome(path: Path) -> list[str]:
    database = connect(path)
    before = [name for name in pending(database)]
    names = {row[0] for row in database.execute_sql("SELECT name FROM sqlite_master")}
    faults = [f"half: {name} is pending and there" for name in ("handover_to_unit_id_status",) if "0002_shorter_ways" in before and name in names]
    migrate(database)
    faults += [f"still pending: {name}" for name in pending(database)] + [fault for fault in sound() if "record" not in fault]
    db.close()
    return faults
