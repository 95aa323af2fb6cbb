"""The import's SQL on either engine: tables of its own that are gone with the connection, and the words that differ.

Its tables are called staging.member … in the SQL, wherever they are.
"""

from collections.abc import Iterable
from typing import Any

from klar.db import PRAGMAS, Postgresql, db

CACHE = -48_000  # KiB: an import touches most pages of the indexes, in no order
UNLOGGED = ("journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF", "cache_size = -16000")


def on_server() -> bool:
    return isinstance(db.obj, Postgresql)


def run(sql: str, values: Iterable[Any] = ()) -> Any:
    return db.execute_sql(sql.replace("staging.", "pg_temp.") if on_server() else sql, tuple(values))


def insert(name: str, rows: list[tuple]) -> None:
    """Rows into one of the import's tables, all columns of it."""
    if on_server():
        with db.cursor().copy(f"COPY pg_temp.{name} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    elif rows:
        db.connection().executemany(f"INSERT INTO staging.{name} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def index(name: str, columns: str) -> None:
    """Also tells PostgreSQL how many rows there are: it counts tables like these by itself only when asked."""
    plain = columns.replace(", ", "_")
    if on_server():
        run(f"CREATE INDEX ON staging.{name} ({columns})")
        run(f"ANALYZE staging.{name}")
    else:
        run(f"CREATE INDEX staging.{name}_{plain} ON {name} ({columns})")


def begin() -> None:
    if on_server():
        run("SET search_path = public, pg_temp")  # a bare name is Klar's own table, never the import's
        return
    run("ATTACH '' AS staging")
    for pragma in UNLOGGED:
        run(f"PRAGMA staging.{pragma}")
    run(f"PRAGMA main.cache_size = {CACHE}")


def end() -> None:
    if on_server():
        run("DISCARD TEMP")
        run("RESET search_path")
    else:
        run("DETACH staging")
        run(f"PRAGMA main.cache_size = {PRAGMAS['cache_size']}")


def words() -> dict[str, str]:
    """What the engines call the same thing."""
    if on_server():
        return {"least": "least", "greatest": "greatest", "first": "JOIN", "in_order": "s.number", "day_before": "({0} - 1)", "joined": "string_agg(CAST({0} AS TEXT), {1} ORDER BY {2})"}
    return {"least": "min", "greatest": "max", "first": "CROSS JOIN", "in_order": "c.rowid", "day_before": "date({0}, '-1 day')", "joined": "group_concat({0}, {1})"}
