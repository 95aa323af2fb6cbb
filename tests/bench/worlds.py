"""The two worlds that are measured: the register of the real size, and one of 4,000 members. Made once, kept in .klar/bench."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".klar/bench"
SMALL, FULL = "small", "full"
# What a world is made by: when one of these changes, so does the world.
MAKERS = (
    "klar/migrations/*.py",
    "klar/integrations/world/*",
    "klar/integrations/register/*.py",
    "klar/actions/register/*.py",
    "klar/models/sealed.py",
    "klar/crypto.py",
    "klar/fold.py",
    "tests/bench/making.py",
    "tests/bench/life.py",
    "tests/bench/people.py",
)


@dataclass(frozen=True)
class World:
    """`facts` is what was measured when it was made; `new` says that this was now."""

    folder: Path
    facts: dict[str, Any]
    new: bool = False

    @property
    def register(self) -> Path:
        return self.folder / "register.ndjson"


def prepared(size: str) -> World:
    """The world of this size, made now if it is missing, outdated or from another week (mandates end as days pass)."""
    folder, mark = KEPT / size, made_by()
    told = folder / "facts.json"
    if told.exists() and (facts := json.loads(told.read_text()))["made_by"] == mark:
        return World(folder, facts)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    facts = {"made_by": mark, "write": child("making", "write", folder, size)}
    facts["import"] = child("making", "import", folder, folder / "register.ndjson")
    facts["life"] = child("making", "live", folder, size)
    told.write_text(json.dumps(facts))
    return World(folder, facts, new=True)


def imported_again(world: World) -> dict[str, Any]:
    """The same register into an empty database, measured now; what is measured, see making.import_twice."""
    folder = KEPT / "import"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        return child("making", "import", folder, world.register)
    finally:
        shutil.rmtree(folder)


def made_by() -> str:
    files = sorted({path for pattern in MAKERS for path in ROOT.glob(pattern) if path.is_file()})
    year, week, _ = date.today().isocalendar()
    told = sha256(f"{year} {week}".encode())
    for path in files:
        told.update(path.read_bytes())
    return told.hexdigest()


def child(module: str, *arguments: object) -> Any:
    """Runs tests.bench.<module> in a process of its own, so that its memory is its own; returns the JSON it printed."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, timeout=400)
    return json.loads(done.stdout)
