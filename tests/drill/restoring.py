"""A backup of the whole union, brought back on another machine that had the master key only: all of it is there and opens."""

import json
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from random import Random

from klar import config
from klar.audit import verify
from klar.crypto import keys
from klar.db import db
from klar.installation import open_databases
from klar.models import sealed
from klar.models.case import Case, Entry
from tests.bench import worlds
from tests.drill.union import union
from tests.drill.world import Drilled, Result
from tests.upkeep.scenes import backed_up, klar


def drill(world: Drilled, times: int) -> Result:
    """Opens `times` cases, chosen at random, in what was restored."""
    source, _facts = union(world.folder, worlds.prepared(worlds.FULL))
    before, there = counts(source.folder), world.folder / "there"
    there.mkdir()
    shutil.copy2(source.folder / "master.key", there)
    start = time.monotonic()
    taken = backed_up(source.folder, world.folder / "kept")
    backed = time.monotonic()
    found = klar(there, "restore", taken)
    restored = time.monotonic()
    faults = [] if found.exit_code == 0 else [found.output]
    after, told = counts(there), json.loads((taken / "manifest.json").read_text())["counts"]
    faults += [f"{table}: {rows} rows became {after.get(table)}" for table, rows in (*before.items(), *told.items()) if changed(table, rows, after)]
    open_databases(config.read({"KLAR_DATA": str(there), "KLAR_DEMO": "1"}))
    events, broken = verify()
    faults += [f"the record is broken at {broken}"] if broken else []
    opened = texts(times)
    db.close()
    return Result(before["member"], faults, f"kopi {backed - start:.1f} s, tilbake {restored - backed:.1f} s, {events} i loggen hele, {opened} tekster åpnet")


def counts(home: Path) -> dict[str, int]:
    with closing(sqlite3.connect(home / "klar.db")) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        return {table: database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def changed(table: str, rows: int, after: dict[str, int]) -> bool:
    """Whether a table is not as it was. The record itself tells of the backup and the restore."""
    return after.get(table, 0) < rows if table.startswith(("audit", "installation")) else after.get(table) != rows


def texts(many: int) -> int:
    """How many texts of random cases were opened; one that does not open raises."""
    cases = list(Case.select().order_by(Case.id))
    some = Random(4).sample(cases, min(many, len(cases)))
    boxes = keys.unlock(case.key for case in some)
    opened = [sealed.get(boxes[case.key], "case", case)["type"] for case in some]
    opened += [sealed.get(boxes[case.key], "entry", row) for case in some for row in Entry.select().where(Entry.case == case.id)]
    return len(opened)
