"""kill -9 in the middle of changing the master key, taking a backup, or restoring one."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from klar import config
from klar.crypto import Keys, Unreadable
from klar.db import sqlite
from klar.upkeep import rotate
from tests.engine import ON_POSTGRESQL
from tests.upkeep.scenes import backed_up, close, environ, klar, settings

POINTS = 20
ROOT = Path(__file__).parent.parent.parent
# dies for good, as a killed process does, when it comes to the nth call of one function
DIE = "import os,sys;from klar.cli import main;from klar.upkeep import {module} as m\nleft=[{nth}];right=m.{name}\n\
def die(*a,**k):\n left[0]-=1\n return right(*a,**k) if left[0] else os._exit(9)\nm.{name}=die;main()"


@pytest.fixture
def home(home: Path) -> Path:
    assert klar(home, "settings", "--new-key", home / "new.key").exit_code == 0
    return home


def killed_after(seconds: float, work: Callable[[], object]) -> None:
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def opened_by(home: Path, secret: bytes) -> int:
    """How many of the keys this master key opens; every row is tried by itself."""
    database, count = sqlite(home / "keys.db"), 0
    for (name,) in database.execute_sql("SELECT id FROM data_key").fetchall():
        try:
            count += len(Keys(database, secret).unlock([name]))
        except Unreadable:
            continue
    database.close()
    return count


def test_a_killed_rotation_is_old_or_new(home: Path, tmp_path: Path) -> None:
    found, new = settings(home), config.master_key(home / "new.key")
    database = sqlite(found.key_database)
    with database.atomic():
        for _ in range(400):
            Keys(database, found.master_key).create()
    database.close()
    whole = opened_by(home, found.master_key)
    begun = time.monotonic()
    rotate(settings(shutil.copytree(home, tmp_path / "measured")), new)
    takes, outcomes = time.monotonic() - begun, []
    for point in range(POINTS + 1):
        place = Path(shutil.copytree(home, tmp_path / str(point)))
        killed_after(takes * 1.5 * point / POINTS if point < POINTS else 2, lambda place=place: rotate(settings(place), new))
        opens = [opened_by(place, secret) for secret in (found.master_key, new)]
        assert opens in ([whole, 0], [0, whole + 1])
        outcomes.append(bool(opens[1]))
    assert outcomes[0] is False and outcomes[-1] is True


def cut_off(home: Path, module: str, name: str, nth: int, *words: object) -> None:
    code = DIE.format(module=module, name=name, nth=nth)
    assert subprocess.run([sys.executable, "-c", code, *map(str, words)], cwd=ROOT, env={**os.environ, **environ(home)}, check=False).returncode == 9


@pytest.mark.parametrize(("name", "nth"), [("copy", 1), ("copy", 2), ("describe", 1), ("sync", 1), ("sync", 2)])
def test_a_killed_backup_is_no_backup_or_a_whole_one(name: str, nth: int, home: Path, tmp_path: Path) -> None:
    cut_off(home, "backup", name, nth, "backup", tmp_path / "b")
    for taken in (tmp_path / "b").glob("klar-2*[0-9]"):
        assert klar(home, "restore", taken, "--replace").exit_code == 0
    os.rename(*((path := next((tmp_path / "b").glob("klar-2*"))), path.with_name(f"klar-20260101-000000{path.suffix}")))
    backed_up(home, tmp_path / "b")
    assert len([*(tmp_path / "b").iterdir()]) == 1


SYNCED = [("placing", "sync", 1), ("placing", "sync", 2)]
AT_A_SERVER = [("server", "migrate", 2), ("server", "carry", 1), ("server", "put_up", 1)]
AT_A_FILE = [("placing", "sync", 3), ("placing", "sync", 4)]


@pytest.mark.parametrize(("module", "name", "nth"), [*SYNCED, *(AT_A_SERVER if ON_POSTGRESQL else AT_A_FILE)])
def test_a_killed_restore_can_be_done_again(module: str, name: str, nth: int, home: Path, tmp_path: Path) -> None:
    taken = backed_up(home, tmp_path / "b")
    cut_off(home, module, name, nth, "restore", taken, "--replace")
    assert klar(home, "restore", taken, "--replace").exit_code == 0
    assert klar(home, "audit", "verify").exit_code == 0 and not [*home.glob("*.restoring*")]
    close()
