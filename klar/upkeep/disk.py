"""Files that are whole and on disk before they count."""

import os
import shutil
import sqlite3
from contextlib import closing
from hashlib import file_digest
from pathlib import Path

from klar.upkeep.carrying import carry_out


def copy(source: Path | str, target: Path) -> None:
    """One moment of a database in use, as a single file of SQLite that its owner alone can read."""
    write(target, b"")
    if isinstance(source, str):
        carry_out(source, target)
        return
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode = DELETE")
    sync(target)


def write(path: Path, content: bytes) -> None:
    """A new file for its owner alone, on disk when this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(path: Path) -> None:
    """A file or a folder, on disk when this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_as_is(source: Path, target: Path) -> str:
    """A copy byte for byte; the sha256 of what came over."""
    write(target, b"")
    shutil.copyfile(source, target)
    sync(target)
    return digest(target)


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def damage(path: Path) -> str:
    """What SQLite finds wrong with the file, on one line, or nothing."""
    try:
        with closing(sqlite3.connect(path)) as database:
            found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else " ".join(found.split())
