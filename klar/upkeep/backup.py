"""A copy of the database and of the key database, taken while Klar runs. The master key is never in it."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

from klar.config import Settings
from klar.files import copy_all
from klar.upkeep.disk import copy, damage, sync, write
from klar.upkeep.manifest import NAME, describe
from klar.upkeep.refused import Refused

DATA, KEYS, PAPERS, PARTIAL = "klar.db", "keys.db", "files", ".partial"


def back_up(settings: Settings, folder: Path, keys_to: Path, moment: datetime) -> Path:
    """Copies into folder/klar-YYYYMMDD-HHMMSS (UTC), the key database into `keys_to`; returns the folder of the data.

    It has another name until it is whole and on disk. Raises Refused.
    """
    for place in (folder, keys_to):
        _refuse_beside(place, settings)
    name = f"klar-{moment.astimezone(UTC):%Y%m%d-%H%M%S}"
    parts = list(dict.fromkeys((keys_to / f"{name}{PARTIAL}", folder / f"{name}{PARTIAL}")))
    try:
        for part in parts:
            part.mkdir(mode=0o700, parents=True)
        # the data first: a key and a file are there before the row that needs them, so every copied row has its own
        copy(settings.database, parts[-1] / DATA)
        copy(settings.key_database, parts[0] / KEYS)
        papers = copy_all(settings.documents, parts[-1] / PAPERS)
        if fault := damage(parts[-1] / DATA) or damage(parts[0] / KEYS):
            raise Refused(f"Databasen er skadet ({fault}). De gamle kopiene er beholdt: legg tilbake den siste hele.")
        said = describe(parts[-1] / DATA, parts[0] / KEYS, settings.master_key, moment.astimezone(UTC).isoformat(timespec="seconds"), papers)
        for part in parts:
            write(part / NAME, json.dumps(said, indent=1).encode())
        for part in parts:
            sync(part)
            part.rename(part.with_suffix(""))
            sync(part.parent)
    except BaseException:
        for part in parts:
            shutil.rmtree(part, ignore_errors=True)
        raise
    return folder / name


def _refuse_beside(place: Path, settings: Settings) -> None:
    for home in settings.files:
        if place.resolve().is_relative_to(home.resolve().parent):
            raise Refused(f"{place} ligger sammen med {home.name}. Velg en mappe utenfor KLAR_DATA, helst på en annen disk.")
