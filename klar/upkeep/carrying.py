"""Every row of one database into another that is empty, whichever engine either is on."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from peewee import Database

from klar.db import Postgresql, opened, sqlite
from klar.migrations import migrate, runner
from klar.upkeep.refused import Refused

HISTORY = "schema_migration"  # written by the migrations themselves


def carry(source: Database, target: Database) -> dict[str, int]:
    """Rows by table. `source` is read as it was at one moment, `target` written in the caller's transaction.

    Raises Refused when the schemas differ, there is something in the way, or less came over than was there.
    """
    if _applied(source) != _applied(target):
        raise Refused("Databasene har ikke samme utgave. Kjør «klar migrate» med den gamle databasen først.")
    with _moment(source):
        return {table: _carry(table, source, target) for table in _in_order(target)}


def carry_out(address: str, file: Path) -> None:
    """A PostgreSQL database as a file of SQLite: a backup outlives the server's version, and goes back to either engine."""
    source, target = opened(address), sqlite(file)
    migrate(target)
    with target.atomic():
        target.execute_sql("PRAGMA defer_foreign_keys = 1")  # a unit may come before the one above it
        carry(source, target)
    target.execute_sql("PRAGMA journal_mode = DELETE")
    target.close()
    source.close()


def _applied(database: Database) -> list[str]:
    return sorted(step.name for step in runner(database).status() if step.applied)


@contextmanager
def _moment(source: Database) -> Iterator[None]:
    source.read_on()
    try:
        yield
    finally:
        source.rollback()


def _in_order(database: Database) -> list[str]:
    """Every table after those it refers to."""
    waiting = {table: {key.dest_table for key in database.get_foreign_keys(table)} - {table} for table in database.get_tables()}
    found: list[str] = []
    while waiting:
        ready = sorted(table for table, needed in waiting.items() if needed <= set(found))
        found += ready
        for table in ready:
            del waiting[table]
    return [table for table in found if table != HISTORY]


def _carry(table: str, source: Database, target: Database) -> int:
    columns = ", ".join(f'"{column.name}"' for column in source.get_columns(table))
    if _count(target, table):
        raise Refused(f"Tabellen {table} er ikke tom. Velg en tom database.")
    _write(target, table, columns, source.stream(f'SELECT {columns} FROM "{table}"'))
    there, here = _count(source, table), _count(target, table)
    if there != here:
        raise Refused(f"{table}: {there} rader ble til {here}. Ingenting er flyttet.")
    return here


def _count(database: Database, table: str) -> int:
    return database.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0]


def _write(target: Database, table: str, columns: str, rows: Iterable[tuple]) -> None:
    if isinstance(target, Postgresql):
        with target.cursor().copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        if '"id"' in columns:
            highest = f'SELECT setval(pg_get_serial_sequence(\'"{table}"\', \'id\'), max(id)) FROM "{table}" HAVING max(id) > 0'
            target.execute_sql(highest)
    else:
        marks = ", ".join("?" * (columns.count(",") + 1))
        target.connection().executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', (tuple(map(_plain, row)) for row in rows))


def _plain(value: Any) -> Any:
    """As SQLite keeps it."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Decimal) else value
