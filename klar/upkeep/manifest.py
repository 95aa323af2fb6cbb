"""What a backup says of itself, signed, so that one altered file shows."""

import json
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from klar.crypto import Keys
from klar.upkeep.disk import digest
from klar.upkeep.refused import Refused

NAME, MADE_BY = "manifest.json", "klar backup"
NEEDED = {"taken_at", "schema", "events", "master_key", "files", "signature"}


def describe(data: Path, key_file: Path, master: bytes, taken_at: str, papers: dict[str, Any]) -> dict[str, Any]:
    """The manifest of two copied files and of the folder of papers. Raises Unreadable when the master key does not open the keys."""
    database = SqliteDatabase(str(key_file))
    with closing(database), closing(SqliteDatabase(str(data))) as copied:
        keys = Keys(database, master)
        keys.prove()
        tables = sorted(set(copied.get_tables()))
        last = copied.execute_sql("SELECT id, hex(chain) FROM audit_event ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
        said = {
            "made_by": MADE_BY,
            "klar": version("klar"),
            "taken_at": taken_at,
            "schema": copied.execute_sql("SELECT max(name) FROM schema_migration").fetchone()[0],
            "counts": {table: copied.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables},
            "events": last[0],
            "chain": last[1],
            "data_keys": keys.status()[0],
            "master_key": keys.status()[1],
            "files": {path.name: digest(path) for path in (data, key_file)},
            "papers": papers,
        }
        return {**said, "signature": sign(keys, said)}


def read(folder: Path) -> dict[str, Any]:
    try:
        said = json.loads((folder / NAME).read_text())
        if said["made_by"] == MADE_BY and said.keys() >= NEEDED and len(said["files"]) == 2:
            return said
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(f"{folder} er ikke en sikkerhetskopi: {NAME} mangler eller er skadet.") from error
    raise Refused(f"{folder} er ikke laget av «{MADE_BY}».")


def sign(keys: Keys, said: dict[str, Any]) -> str:
    """Keyed: who has the backup but not the master key cannot make another that passes for it."""
    bare = {name: value for name, value in said.items() if name != "signature"}
    return keys.sign(b"backup\n" + json.dumps(bare, sort_keys=True).encode()).hex()
