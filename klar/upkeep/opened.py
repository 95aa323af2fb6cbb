"""This process at work on two copied files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from klar.crypto import Unreadable, keys
from klar.db import connect, db, sqlite
from klar.upkeep.disk import damage
from klar.upkeep.refused import Refused


@contextmanager
def opened(data: Path, key_file: Path, master: bytes, number: int) -> Iterator[None]:
    """Afterwards on nothing. `number` is that of the master key of the copies. Raises Refused, naming what does not open."""
    for path in (data, key_file):
        if fault := damage(path):
            raise Refused(f"{path.name}: databasen er skadet ({fault}). Bruk en annen kopi.")
    connect(data)
    there = sqlite(key_file)
    try:
        keys.open(there, master)
        yield
    except Unreadable as error:
        raise Refused(f"KLAR_MASTER_KEY_FILE: kopien åpnes av en annen hovednøkkel (nummer {number}).") from error
    finally:
        there.close()
        db.close()
