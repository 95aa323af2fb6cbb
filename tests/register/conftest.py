"""An empty Klar to import into."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from klar.actions.register import Refused, Summary, import_register
from klar.crypto import keys
from klar.db import connect, db, sqlite
from klar.migrations import migrate
from tests.engine import drop, place
from tests.register.builder import text, written


class RegisterDesk:
    """A Klar of its own, with what an operator does and sees."""

    def __init__(self, folder: Path):
        self.folder = folder

    def load(self, *records: dict | bytes, header: dict | None = None, **options: bool) -> Summary:
        return self.load_text(text(*records, **({"header": header} if header else {})), **options)

    def load_text(self, content: bytes, **options: bool) -> Summary:
        return import_register(written(self.folder, content), by=None, **options)

    def refusal(self, *records: dict | bytes, **options: bool) -> str:
        with pytest.raises(Refused) as refused:
            self.load(*records, **options)
        return str(refused.value)

    def rejected(self) -> dict[int, str]:
        """Line and reason of each line in the file of rejected ones."""
        lines = (self.folder / "register.avvist.ndjson").read_text().splitlines()
        return {said["line"]: said["reason"] for said in map(json.loads, lines)}

    def rows(self, sql: str) -> list[tuple]:
        """Days as text, on either engine."""
        return [tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in db.execute_sql(sql)]

    def value(self, sql: str) -> object:
        return self.rows(sql)[0][0]

    def dump(self) -> str:
        """Everything that is stored."""
        found = {table: self.rows(f'SELECT * FROM "{table}"') for table in sorted(db.get_tables())}
        return "\n".join(f"{table} {sorted(map(repr, rows))}" for table, rows in found.items())


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterDesk]:
    before, open_keys = db.obj, keys._keys
    where = place(tmp_path)
    migrate(connect(where))
    keys.open(sqlite(tmp_path / "keys.db"), bytes(range(32)))
    yield RegisterDesk(tmp_path)
    db.close()
    drop(where)
    db.initialize(before)
    keys._keys = open_keys
