"""The folder practice lives in: throwaway keys, and a database without anybody. Made anew each time, never mended."""

import os
import shutil
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from klar import config
from klar.actions.practice import found_union
from klar.db import connect, db
from klar.installation import open_databases
from klar.migrations import migrate
from klar.models.installation import Installation

MARK = "ovelse"  # a file that says whose the folder is: only such a one is ever emptied
KEEPS = ("KLAR_HOSTS", "KLAR_PRACTICE_HOME", "KLAR_INSECURE_HTTP", "KLAR_LOG_REQUESTS")


class NotOurs(Exception):
    """The folder holds something that practice did not make."""


def surroundings(folder: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """What practice runs with: nothing of the real Klar's keys, databases or ways out."""
    return {name: environ[name] for name in KEEPS if environ.get(name)} | {"KLAR_DATA": str(folder), "KLAR_PRACTISING": "1"}


def make_anew(folder: Path, environ: Mapping[str, str]) -> None:
    """Everything that was typed is gone, with the keys. Raises NotOurs, and SettingError on what is unsafe."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise NotOurs(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    (folder / MARK).touch()
    key = folder / "master.key"
    key.touch(mode=0o600)
    key.write_bytes(b64encode(os.urandom(32)))
    settings = config.read(environ)
    migrate(connect(settings.database))
    open_databases(settings)
    Installation.create(name="practice", value="1")
    found_union()
    db.close()
