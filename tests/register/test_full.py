"""The register of the real size: the totals of domain.md § 8, and an import of it. Its time is measured by `make bench`."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.engine import only_sqlite

pytestmark = only_sqlite  # its program names a file
ROOT = Path(__file__).parents[2]
# In a process of its own, so that its memory is its own.
PROGRAM = """
import hashlib, json, re, sys
from datetime import date
from pathlib import Path
from klar.actions.register import import_register
from klar.crypto import keys
from klar.db import connect, sqlite
from klar.integrations.world import write_world
from klar.migrations import migrate
folder = Path(sys.argv[1])
def print_of(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
write_world(folder / "w.ndjson", size="full", made_on=date(2026, 11, 21))
migrate(connect(folder / "klar.db"))
keys.open(sqlite(folder / "keys.db"), bytes(range(32)))
summary = import_register(folder / "w.ndjson", by=None)
before = print_of(folder / "klar.db")
same = import_register(folder / "w.ndjson", by=None)
told = {
    "rejected": summary.total("rejected"), "changes": same.changes,
    "untouched": before == print_of(folder / "klar.db") and not (folder / "klar.db-wal").stat().st_size,
    "megabytes": int(re.search("VmHWM: *\\t* *([0-9]+)", Path("/proc/self/status").read_text())[1]) / 1024,  # getrusage would tell of the test's own process
}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    folder = tmp_path_factory.mktemp("full")
    done = subprocess.run([sys.executable, "-c", PROGRAM, folder], capture_output=True, check=True, cwd=ROOT)
    return json.loads(done.stdout), folder / "w.ndjson"


def test_memory_is_bounded_and_the_same_file_again_writes_nothing(full):
    told, _ = full
    assert told["megabytes"] < 400
    assert (told["rejected"], told["changes"], told["untouched"]) == (0, 0, True)


def test_the_totals_are_those_of_the_recipe(full):
    totals, kinds = count(full[1])
    assert (kinds["county"], kinds["branch"]) == (15, 400)
    assert totals["member"] == 400_000
    assert totals["at work"] == pytest.approx(250_000, rel=0.02)
    assert totals["reps"] == pytest.approx(14_000, rel=0.02)
    assert kinds["club"] == pytest.approx(3_800, rel=0.04)
    assert totals["without mandate"] / kinds["club"] == pytest.approx(0.12, abs=0.02)


def count(path: Path) -> tuple[Counter, Counter]:
    """Totals by record type and by kind of unit, and what else the recipe counts."""
    totals, kinds, clubs, working, reps, led = Counter(), Counter(), set(), set(), set(), set()
    with path.open("rb") as file:
        for record in map(json.loads, file):
            totals[record["type"]] += 1
            if record["type"] == "unit":
                kinds[record["kind"]] += 1
                clubs |= {record["number"]} if record["kind"] == "club" else set()
            elif record["type"] == "employment":
                working.add(record["member"])
            elif record["type"] == "mandate" and record["unit"] in clubs:
                reps.add(record["officer"])
                led |= {record["unit"]} if record.get("to_on", "9999") >= "2026-11-21" else set()
    return totals | {"at work": len(working), "reps": len(reps), "without mandate": len(clubs - led)}, kinds
