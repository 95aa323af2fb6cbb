"""Putting a backup in place, after everything in it has been checked."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from klar.config import Settings
from klar.files import NO_FILES, copy_all, store
from klar.upkeep.backup import DATA, KEYS, PAPERS
from klar.upkeep.disk import copy_as_is
from klar.upkeep.examining import examine
from klar.upkeep.forgetting import deleted_since, forget
from klar.upkeep.manifest import read
from klar.upkeep.opened import opened
from klar.upkeep.placing import put, standing
from klar.upkeep.refused import Refused
from klar.upkeep.server import occupied, settle


def restore(settings: Settings, folder: Path, keys_from: Path, replace: bool, moment: datetime) -> tuple[dict[str, Any], int]:
    """Checks the backup and puts it where the settings say, all of it or nothing. Raises Refused.

    With `replace` what stands there now is set aside under a name with the moment in it; what has been deleted there since
    the backup is deleted from the backup too. Returns the manifest, and how many cases that was.
    """
    said, server = read(folder), settings.database if isinstance(settings.database, str) else ""
    homes = {PAPERS: settings.documents, KEYS: settings.key_database, DATA: settings.key_database.with_name(DATA) if server else settings.database}
    there = [path for name, home in homes.items() for path in standing(home) if not (server and name == DATA)]
    if not replace and (there or (server and occupied(server))):
        raise Refused(f"{there[0] if there else 'KLAR_DATABASE'} finnes fra før. Bruk --replace for å sette den til side.")
    with _drafts(homes) as drafts:
        for name, source in ((DATA, folder / DATA), (KEYS, keys_from / KEYS)):
            if not source.exists():
                raise Refused(f"{source} mangler. Ligger nøkkelbasen et annet sted, si hvor med --keys-from.")
            if copy_as_is(source, drafts[name]) != said["files"][name]:
                raise Refused(f"{source} er skadet eller hører til en annen kopi. Bruk en annen.")
        if copy_all(folder / PAPERS, drafts[PAPERS]) != said.get("papers", NO_FILES):  # older ones had none
            raise Refused(f"{folder / PAPERS} er skadet eller hører til en annen kopi. Bruk en annen.")
        store.open(drafts[PAPERS])
        with opened(drafts[DATA], drafts[KEYS], settings.master_key, said["master_key"]):
            again = forget(deleted_since(server or homes[DATA], said)) if examine(said) else 0
        places = {drafts[name]: home for name, home in homes.items() if not (server and name == DATA)}
        put(places, moment, partial(settle, drafts[DATA], server, moment) if server else None)
    return said, again


@contextmanager
def _drafts(homes: dict[str, Path]) -> Iterator[dict[str, Path]]:
    """Where the copies stand while they are checked: beside their place, so that a rename puts them there."""
    drafts = {name: home.with_name(f"{home.name}.restoring") for name, home in homes.items()}
    _clear(drafts)
    try:
        yield drafts
    finally:
        _clear(drafts)


def _clear(drafts: dict[str, Path]) -> None:
    for path in [path for draft in drafts.values() for path in standing(draft)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
