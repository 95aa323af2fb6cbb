"""PostgreSQL: for an installation of several machines, with a second wall of row-level security behind the rules."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from peewee import PostgresqlDatabase, __exception_wrapper__
from psycopg import RawCursor
from psycopg.pq import TransactionStatus

from klar.db.clock import today

FOR = "SELECT set_config('klar.officer', '%d', true), set_config('klar.today', '%s', true)"
TURN = 5_271_104  # the advisory lock that writers take in turn; any number that nobody else uses
# What every transaction begins with: whom the wall lets it work for (klar/access/wall.py). Nothing at the command line,
# where the role that one signs in to the database with decides.
_acting: ContextVar[str] = ContextVar("acting", default="")


class Postgresql(PostgresqlDatabase):
    WORDS = {"place_of": "strpos", "joined": "string_agg", "now_ms": "(CAST(extract(epoch FROM now()) * 1000 AS BIGINT))", "midnight": "(1000 * date_part('epoch', "}

    def get_context_options(self) -> dict[str, Any]:
        return super().get_context_options() | {"words": self.WORDS, "strict_groups": True}

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Klar's own SQL has `?` for values, on both engines."""
        ours = not params or "?" in sql  # else it is peewee's, which has %s
        return super().execute_sql(sql.replace("%", "%%").replace("?", "%s") if ours else sql, params)

    def act_for(self, officer: int | None) -> None:
        """From here on this thread works for this officer; 0 is somebody who has not signed in, None the command line."""
        told = "" if officer is None else FOR % (officer, today())
        _acting.set(told and f"; SET LOCAL ROLE klar_web; {told}")
        if told and self.busy:
            self.connection().execute(told)

    def keep_in_sight(self, case: int) -> None:
        """The wall shows this case until the transaction ends, to one whose own way to it ends in it and who has more to write of it."""
        self.connection().execute(f"SELECT set_config('klar.kept', '{case:d}', true)")

    @property
    def busy(self) -> bool:
        """Whether a transaction is open on this thread's connection."""
        return self.connection().pgconn.transaction_status != TransactionStatus.IDLE

    def read_on(self) -> None:
        """From here on this thread reads one snapshot. A connection that the server has dropped is made anew."""
        if self.connection().pgconn.transaction_status == TransactionStatus.UNKNOWN:
            self.close()
        with __exception_wrapper__:
            self.connection().execute(f"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY{_acting.get()}")

    def begin(self, isolation_level: str | None = None) -> None:
        """A write transaction takes its turn first, as on SQLite: what an action has read still holds when it writes."""
        with __exception_wrapper__:
            self.connection().execute(f"BEGIN; SELECT pg_advisory_xact_lock({TURN}){_acting.get()}")

    @contextmanager
    def turn(self) -> Iterator[None]:
        """`begin` takes it, and the end of the transaction gives it on, also when the process is killed."""
        yield

    def numbered(self, sql: str, places: list[int]) -> str:
        """The SQL with `$4` for each `%s`, 4 being the place of its value."""
        first, *parts = sql.split("%s")
        return first + "".join(f"${place}{part}" for place, part in zip(places, parts, strict=True))

    def run(self, sql: str, values: list[Any]) -> Any:
        """Rows of numbered SQL."""
        with __exception_wrapper__:
            return RawCursor(self.connection()).execute(sql, values)

    def stream(self, sql: str) -> Iterator[tuple]:
        """Rows one after the other, never all in memory: they wait at the server."""
        with __exception_wrapper__, self.connection().cursor("stream", withhold=not self.busy) as cursor:
            cursor.itersize = 5_000
            yield from cursor.execute(sql)

    def tidy(self, *tables: str) -> None:
        """The planner knows these tables anew, or all of them, and the room of what was deleted is free for what comes.

        Until then its bytes stay in the page, and in the server's own log, which is the operator's to keep short: a case's
        texts are sealed, and its key is destroyed in a file that we overwrite ourselves.
        """
        self.connection().execute("VACUUM (ANALYZE) " + ", ".join(f'"{table}"' for table in tables))
