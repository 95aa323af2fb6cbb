"""Whether copied files that have been opened are a whole installation."""

from typing import Any

from klar.audit import verify
from klar.crypto import Unreadable, keys
from klar.db import db
from klar.migrations import SchemaIsNewer, pending
from klar.models import sealed
from klar.models.case import Case
from klar.upkeep.manifest import sign
from klar.upkeep.refused import Refused

SAMPLE = 500  # cases


def examine(said: dict[str, Any]) -> bool:
    """Whether the schema is this program's, not an older one. `said` is the manifest. Raises Refused, naming what is wrong."""
    if sign(keys, said) != said["signature"]:
        raise Refused("Kopien er endret etter at den ble tatt: signaturen stemmer ikke. Bruk en annen.")
    try:
        newest = not pending(db.obj)
    except SchemaIsNewer as error:
        raise Refused(f"Kopien er fra en nyere Klar ({error}). Installer den først.") from error
    count, broken = verify()
    if broken or count != said["events"]:
        raise Refused(f"Loggen i kopien er brutt etter linje {count}. Bruk en annen kopi.")
    if newest:
        _sample()
    return newest


def _sample() -> None:
    """Opens the newest cases; one whose key has been destroyed says nothing any more."""
    newest = list(Case.select().order_by(Case.id.desc()).limit(SAMPLE))
    boxes = keys.unlock(case.key for case in newest)
    for case in newest:
        try:
            sealed.get(boxes.get(case.key), Case._meta.table_name, case)
        except Unreadable as error:
            raise Refused(f"{error} i kopien kan ikke åpnes. Bruk en annen kopi.") from error
