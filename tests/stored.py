"""Everything that lies at rest, as bytes to look for something in."""

from pathlib import Path

from klar.db import db
from tests.engine import ON_POSTGRESQL


def stored(folder: Path) -> bytes:
    """The database files; of a server what its tables hold, byte values as they are."""
    found = [path.read_bytes() for path in folder.glob("*.db*")]
    if ON_POSTGRESQL:
        found += [_cell(cell) for table in db.get_tables() for row in db.execute_sql(f'SELECT * FROM "{table}"') for cell in row]
    return b"\n".join(found)


def _cell(cell: object) -> bytes:
    return bytes(cell) if isinstance(cell, (bytes, memoryview)) else str(cell).encode()
