"""Files put in place together, what stood there set aside: all of them, or as it was."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from peewee import DatabaseError

from klar.upkeep.alone import alone
from klar.upkeep.disk import sync

PARTS = ("", "-wal", "-shm", "-journal")  # what SQLite may have beside a database


def standing(home: Path) -> list[Path]:
    """The files of a database that are there."""
    return [path for part in PARTS if (path := home.with_name(home.name + part)).exists()]


def put(drafts: dict[Path, Path], moment: datetime, last: Callable[[], None] | None = None) -> None:
    """Renames each draft to its home. The last one counts: cut off before it, Klar finds no database and says so. With `last`
    that is what counts, and is done when the files stand.

    Raises Refused when what stands there is in use.
    """
    for home in drafts.values():
        if home.is_file():
            _unused(home)
    aside = f".before-{moment.astimezone(UTC):%Y%m%d-%H%M%S}"
    moves = [(path, _aside(path, home, aside)) for home in reversed(drafts.values()) for path in standing(home)]
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in [*moves, *(draft for draft in drafts.items() if draft[0].exists())]:  # where nothing is attached there is no folder
            source.rename(target)
            done.append((source, target))
            sync(target.parent)
        if last:
            last()
    except BaseException:
        for source, target in reversed(done):
            target.rename(source)
        raise


def _aside(path: Path, home: Path, aside: str) -> Path:
    """klar.db-wal -> klar.db.before-…-wal: SQLite still finds the one beside the other."""
    return path.with_name(home.name + aside + path.name.removeprefix(home.name))


def _unused(home: Path) -> None:
    try:
        with alone(home):
            return
    except DatabaseError as error:  # damaged: that may be why it is replaced
        if not any(word in str(error) for word in ("malformed", "not a database")):
            raise
