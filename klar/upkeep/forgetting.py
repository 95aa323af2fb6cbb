"""What was deleted after a backup was taken stays deleted when the backup is restored."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from klar.actions.case.deletion import delete_case
from klar.models.case import Case
from klar.upkeep.server import tombstones


def deleted_since(home: Path | str, said: dict[str, Any]) -> list[tuple[int, str]]:
    """The number of each deleted case and why, as the database that is being replaced tells.

    Only when its record goes on from where the backup's ends: another installation has other cases under the same numbers.
    """
    if isinstance(home, str):
        return tombstones(home, said["events"], said["chain"])
    if not home.exists():
        return []
    try:
        with closing(sqlite3.connect(home)) as there:
            chain = there.execute("SELECT hex(chain) FROM audit_event WHERE id = ?", (said["events"],)).fetchone()
            same = bool(chain) and chain[0] == said["chain"]
            return there.execute("SELECT case_number, basis FROM tombstone").fetchall() if same else []
    except sqlite3.DatabaseError:  # damaged, or from before there were tombstones
        return []


def forget(deleted: Iterable[tuple[int, str]]) -> int:
    """Deletes them in the copy that this process has open; returns how many were there."""
    again = [(number, basis) for number, basis in deleted if Case.get_or_none(Case.id == number)]
    for number, basis in again:
        delete_case(number, basis)
    return len(again)
