"""Whether two copied files are a whole installation that the master key opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from klar.audit import verify
from klar.crypto import Unreadable, keys
from klar.db import connect, db, sqlite
from klar.migrations import SchemaIsNewer, pending
from klar.models import sealed
from klar.models.case import Case
from klar.upkeep.disk import damage
from klar.upkeep.manifest import sign
from klar.upkeep.refused import Refused

SAMPLE = 500  # cases


def examine(data: Path, key_file: Path, master: bytes, said: dict[str, Any]) -> None:
    """Raises Refused, naming what is wrong. `said` is the manifest of the copies."""
    for path in (data, key_file):
        if fault := damage(path):
            raise Refused(f"{path.name}: databasen er skadet ({fault}). Bruk en annen kopi.")
    with _opened(data, key_file, master, said["master_key"]):
        if sign(keys, said) != said["signature"]:
            raise Refused("Kopien er endret etter at den ble tatt: signaturen stemmer ikke. Bruk en annen.")
        try:
            older = pending(db.obj)
        except SchemaIsNewer as error:
            raise Refused(f"Kopien er fra en nyere Klar ({error}). Installer den først.") from error
        count, broken = verify()
        if broken or count != said["events"]:
            raise Refused(f"Loggen i kopien er brutt etter linje {count}. Bruk en annen kopi.")
        if not older:
            _sample()


def _sample() -> None:
    """Opens the newest cases; one whose key has been destroyed says nothing any more."""
    newest = list(Case.select().order_by(Case.id.desc()).limit(SAMPLE))
    boxes = keys.unlock(case.key for case in newest)
    for case in newest:
        try:
            sealed.get(boxes.get(case.key), Case._meta.table_name, case)
        except Unreadable as error:
            raise Refused(f"{error} i kopien kan ikke åpnes. Bruk en annen kopi.") from error


@contextmanager
def _opened(data: Path, key_file: Path, master: bytes, number: int) -> Iterator[None]:
    """This process at work on the copies; afterwards on nothing."""
    connect(data)
    opened = sqlite(key_file)
    try:
        keys.open(opened, master)
        yield
    except Unreadable as error:
        raise Refused(f"KLAR_MASTER_KEY_FILE: kopien åpnes av en annen hovednøkkel (nummer {number}).") from error
    finally:
        opened.close()
        db.close()
