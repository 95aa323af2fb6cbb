"""Makes one part of a world, in a process of its own, and prints what it took: write, import or live."""

import json
import resource
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from klar import config
from klar.actions.register import import_register
from klar.cli.upkeep import write_key
from klar.db import connect
from klar.installation import open_databases
from klar.integrations.world import write_world
from klar.migrations import migrate
from tests.bench.life import live
from tests.bench.people import chosen


def write(folder: Path, size: str) -> dict[str, Any]:
    return {"seconds": timed(lambda: write_world(folder / "register.ndjson", seed=1, size=size))}


def import_twice(folder: Path, register: Path) -> dict[str, Any]:
    """Seconds for a bare read (json.loads a line), the first import and the same file again; peak memory in MB.

    `untouched`: the second import committed nothing, seen from another connection, and left the write-ahead log empty.
    """
    bare = timed(lambda: sum(1 for line in register.open("rb") if json.loads(line)))
    before = peak()
    settings = opened(folder)
    first = timed(lambda: import_register(register, by=None))
    after = peak()
    with sqlite3.connect(settings.database) as other:
        version = data_version(other)
        again = timed(lambda: import_register(register, by=None))
        log = settings.database.with_name(f"{settings.database.name}-wal")
        untouched = version == data_version(other) and not (log.exists() and log.stat().st_size)
    return {"bare": bare, "first": first, "again": again, "before": before, "megabytes": after, "untouched": untouched}


def lived(folder: Path, size: str) -> dict[str, Any]:
    open_databases(config.read({"KLAR_DATA": str(folder)}))
    people = chosen(size)
    start = time.monotonic()
    counts = live(people, with_crowd=size == "full")
    return {"people": people, "counts": counts, "seconds": time.monotonic() - start}


def opened(folder: Path) -> config.Settings:
    write_key(folder / "master.key")
    settings = config.read({"KLAR_DATA": str(folder)})
    migrate(connect(settings.database))
    open_databases(settings)
    return settings


def data_version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA data_version").fetchone()[0]


def timed(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start


def peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    what, where, other = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    told = {"write": write, "import": lambda f, o: import_twice(f, Path(o)), "live": lived}[what](where, other)
    print(json.dumps(told))
