"""Killed in the middle, an import has not happened; the next one does it all."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine import place
from tests.register.builder import WHOLE, members, text, written

ROOT = Path(__file__).parents[2]
# Imports the file, and kills itself without warning when so many tables are written.
PROGRAM = """
import os, signal, sys
from pathlib import Path
from klar.actions.register import import_register
from klar.crypto import keys
from klar.db import connect, sqlite
folder, tables, where = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
connect(where)
keys.open(sqlite(folder / "keys.db"), bytes(range(32)))
size = (folder / "register.ndjson").stat().st_size
def progress(done, total):
    if done >= size + size * tables // 7:
        os.kill(os.getpid(), signal.SIGKILL)
import_register(folder / "register.ndjson", by=None, progress=progress)
"""


def killed(folder: Path, tables: int) -> int:
    return subprocess.run([sys.executable, "-c", PROGRAM, folder, str(tables), place(folder)], cwd=ROOT).returncode


@pytest.mark.parametrize("tables", [0, 4, 7])
def test_killed_halfway_is_as_before(register, tables):
    register.load(*WHOLE)
    before = register.dump()
    written(register.folder, text(*WHOLE, *members(500)))
    assert killed(register.folder, tables) == -9
    assert register.dump() == before
    assert register.load(*WHOLE, *members(500)).total("new") == 500
