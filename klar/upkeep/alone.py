"""Being alone with a database: while Klar runs, it has both open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import OperationalError, SqliteDatabase

from klar.upkeep.refused import Refused

# leaving WAL needs that nobody else has the file open, and keeps them out afterwards; 3: a commit is on disk, the folder too
PRAGMAS = {"locking_mode": "exclusive", "journal_mode": "delete", "synchronous": 3, "secure_delete": 1}


@contextmanager
def alone(path: Path) -> Iterator[SqliteDatabase]:
    """The database in one transaction that shuts everybody else out. Raises Refused when somebody has it open."""
    database = SqliteDatabase(str(path), pragmas=PRAGMAS, timeout=0)
    try:
        try:
            database.connect()
            database.execute_sql("BEGIN EXCLUSIVE")
        except OperationalError as error:
            if "locked" in str(error):
                raise Refused(f"{path} er i bruk. Stopp Klar og prøv igjen.") from error
            raise
        yield database
        database.commit()
    finally:
        database.close()  # what was not committed is undone
