"""The very statements a page runs, and the same ones again on a plain sqlite3 connection."""

import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from klar.crypto import keys
from klar.db import PRAGMAS, db

LAST_ROW = "ORDER BY id DESC LIMIT 1"  # told as a scan, but the first row read is the one wanted
LARGE = 2_000  # rows; a smaller table may be read from end to end


class Statement(NamedTuple):
    base: str  # klar.db or keys.db
    sql: str
    params: tuple[Any, ...]

    @property
    def counts(self) -> bool:
        """Whether it is a statement of the page's own; BEGIN and COMMIT are not."""
        return self.sql not in ("BEGIN IMMEDIATE", "COMMIT")


@contextmanager
def heard() -> Iterator[list[Statement]]:
    """Every statement that is run inside, in order."""
    found: list[Statement] = []
    listening = [_listen(found, "klar.db", db.obj), _listen(found, "keys.db", keys.database)]
    try:
        yield found
    finally:
        for database, names in listening:
            for name in names:
                delattr(database, name)


def _listen(found: list[Statement], base: str, database: Any) -> tuple[Any, tuple[str, ...]]:
    execute, begin, commit = database.execute_sql, database.begin, database.commit

    def note(sql: str, params: Any = None) -> None:
        found.append(Statement(base, sql, tuple(params or ())))

    database.execute_sql = lambda sql, params=None: (note(sql, params), execute(sql, params))[1]
    database.begin = lambda *given: (note("BEGIN IMMEDIATE"), begin(*given))[1]
    database.commit = lambda: (note("COMMIT"), commit())[1]
    return database, ("execute_sql", "begin", "commit")


class Raw:
    """Plain connections to copies of the databases, with Klar's own pragmas: what is written here disturbs no one."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.bases = {name: _copied(folder, name) for name in ("klar.db", "keys.db")}
        self.last = self.bases["klar.db"].execute("SELECT max(id) FROM audit_event").fetchone()[0]

    def seconds(self, statements: list[Statement]) -> float:
        """What these statements take, every row fetched."""
        ready = [(self.bases[each.base].execute, each.sql, self._anew(each)) for each in statements]
        start = time.perf_counter()
        for execute, sql, params in ready:
            execute(sql, params).fetchall()
        return time.perf_counter() - start

    def close(self) -> None:
        """Takes the copies away."""
        for connection in self.bases.values():
            connection.close()
        for left in self.folder.glob("raw-*"):
            left.unlink()

    def _anew(self, statement: Statement) -> tuple[Any, ...]:
        """A line of the audit record takes the next number, as it would if the page were opened again."""
        if not statement.sql.startswith("INSERT INTO audit_event"):
            return statement.params
        self.last += 1
        return (self.last, *statement.params[1:])

    def scans(self, statement: Statement) -> list[str]:
        """The large tables that the statement reads from end to end."""
        if not statement.counts or statement.sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")) or LAST_ROW in statement.sql:
            return []
        base = self.bases[statement.base]
        names = dict((alias, table) for table, alias in re.findall(r'"(\w+)" AS "(\w+)"', statement.sql))
        plan = base.execute(f"EXPLAIN QUERY PLAN {statement.sql}", statement.params).fetchall()
        read = [names.get(step[3].split()[1], step[3].split()[1]) for step in plan if step[3].startswith("SCAN ")]
        return [table for table in read if self._is_large(statement.base, table)]

    def _is_large(self, base: str, table: str) -> bool:
        known = self.bases[base].execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return bool(known) and self.bases[base].execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] > LARGE


def _copied(folder: Path, name: str) -> sqlite3.Connection:
    copy = folder / f"raw-{name}"
    shutil.copyfile(folder / name, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    for pragma, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {pragma} = {value}")
    return connection
