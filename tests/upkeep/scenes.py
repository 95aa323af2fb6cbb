"""An installation beside a place for backups, and the commands run on it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import Result

from klar.crypto import keys
from klar.db import db
from tests.cli.test_cli import run


def installed(made: Path, folder: Path) -> Path:
    """A copy of the demo for commands alone: nobody in this process has it open."""
    return Path(shutil.copytree(made, folder / "home"))


def klar(home: Path, *words: object, **environ: object) -> Result:
    """A command as in a process of its own: it finds nothing open and leaves nothing open."""
    close()
    try:
        return run(*words, **{"KLAR_DATA": home, "KLAR_DEMO": "1", **environ})
    finally:
        close()


def close() -> None:
    for database in (db.obj, keys._keys and keys.database):
        if database is not None:
            database.close()


def backed_up(home: Path, place: Path, *options: object, **environ: object) -> Path:
    """A backup just taken; its folder."""
    found = klar(home, "backup", place, *options, **environ)
    assert found.exit_code == 0, (found.output, found.exception)
    return max(place.glob("klar-2*[0-9]"))


def value(path: Path, sql: str) -> object:
    with closing(sqlite3.connect(path)) as database:
        row = database.execute(sql).fetchone()
        return row and row[0]
