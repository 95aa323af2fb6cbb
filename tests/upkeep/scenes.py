"""An installation beside a place for backups, and the commands run on it, on either engine."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import Result

from klar import config
from klar.crypto import keys
from klar.db import db
from klar.installation import open_databases
from tests.cli.test_cli import run
from tests.engine import connected, copied, place

HOLD = "import sqlite3,sys\nc=sqlite3.connect(sys.argv[1]);c.execute('PRAGMA journal_mode=WAL');c.execute('SELECT * FROM sqlite_master').fetchall()\nprint('open',flush=True);sys.stdin.read()"


def installed(made: Path, folder: Path) -> Path:
    """A copy of the demo for commands alone: nobody in this process has it open."""
    return copied(made, folder / "home")


def environ(home: Path) -> dict[str, str]:
    return {"KLAR_DATA": str(home), "KLAR_DATABASE": str(place(home)), "KLAR_DEMO": "1"}


def settings(home: Path, **more: str) -> config.Settings:
    return config.read({**environ(home), **more})


def enter(home: Path, **more: str) -> None:
    """This process at work there."""
    open_databases(settings(home, **more))


def klar(home: Path, *words: object, **more: object) -> Result:
    """A command as in a process of its own: it finds nothing open and leaves nothing open."""
    close()
    try:
        return run(*words, **{**environ(home), **more})
    finally:
        close()


def close() -> None:
    for database in (db.obj, keys._keys and keys.database):
        if database is not None:
            database.close()


def backed_up(home: Path, kept: Path, *options: object, **more: object) -> Path:
    """A backup just taken; its folder."""
    found = klar(home, "backup", kept, *options, **more)
    assert found.exit_code == 0, (found.output, found.exception)
    return max(kept.glob("klar-2*[0-9]"))


def base(home: Path, name: str) -> Path | str:
    """The database, wherever it is, or the key database, which is a file on either engine."""
    return place(home) if name == "klar.db" else home / name


@contextmanager
def in_use(where: Path | str) -> Iterator[None]:
    """Another process has the database open, as a running Klar has."""
    if isinstance(where, str):
        with connected(where):
            yield
        return
    with subprocess.Popen([sys.executable, "-c", HOLD, str(where)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"open\n"
        yield
        other.stdin.close()
