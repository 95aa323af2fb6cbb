"""Old backups go: a deleted case dies in every backup within a week (trust.md § 2)."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from klar.upkeep.backup import PARTIAL
from klar.upkeep.manifest import read
from klar.upkeep.refused import Refused

NAMED = re.compile(r"klar-(\d{8}-\d{6})(\.partial)?")


def taken(folder: Path) -> Iterator[tuple[datetime, Path]]:
    """Our own backups in a folder, whole ones and pieces, oldest first. What others have put there is passed by."""
    for path in sorted(folder.glob("klar-*")):
        if (found := NAMED.fullmatch(path.name)) and path.is_dir() and not path.is_symlink() and (found[2] or _is_ours(path)):
            yield datetime.strptime(found[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC), path


def whole(folder: Path) -> list[tuple[datetime, Path]]:
    return [(at, path) for at, path in taken(folder) if path.suffix != PARTIAL]


def prune(folder: Path, keep_days: int, moment: datetime) -> int:
    """Removes the backups of `keep_days` dates ago and before, and pieces of those that were cut off; returns how many.

    By date, not by the hour: a nightly job that starts a second early must not leave one for an eighth day.
    """
    gone = 0
    for at, path in list(taken(folder)):
        age = (moment.astimezone(UTC).date() - at.date()).days
        if age >= (1 if path.suffix == PARTIAL else keep_days):
            piece = path.with_suffix(PARTIAL)
            path.rename(piece)  # half removed it must not pass for a backup
            shutil.rmtree(piece)
            gone += 1
    return gone


def _is_ours(path: Path) -> bool:
    try:
        return bool(read(path))
    except Refused:
        return False
