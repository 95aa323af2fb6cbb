"""The sealed files beside a copy of the database, for backup and restore."""

import os
import shutil
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from klar.files.store import PARTIAL, sync

NO_FILES = {"count": 0, "digest": sha256().hexdigest()}  # what check_all says of nothing


def copy_all(source: Path, target: Path) -> dict[str, Any]:
    """Copies every whole file, byte for byte, on disk when this returns; says what `check_all` will say of the copy.

    What is removed while it copies was deleted by somebody, and is left out. Where there is no file there is no folder.
    """
    for path in (found := _whole(source)):
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            shutil.copyfile(path, target / path.name)
        except FileNotFoundError:
            (target / path.name).unlink(missing_ok=True)
            continue
        (target / path.name).chmod(0o600)
        with (target / path.name).open("rb") as file:
            os.fsync(file.fileno())
    if found:
        sync(target)
    return check_all(target)


def check_all(folder: Path) -> dict[str, Any]:
    """How many files, and one digest of all their names and contents."""
    whole, count = sha256(), 0
    for count, path in enumerate(_whole(folder), 1):
        with path.open("rb") as file:
            whole.update(f"{path.name} {file_digest(file, 'sha256').hexdigest()}\n".encode())
    return {"count": count, "digest": whole.hexdigest()}


def _whole(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file() and path.suffix != PARTIAL)
