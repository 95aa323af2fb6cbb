"""The database: which engine it is on, and a connection per thread."""

from datetime import UTC, datetime
from pathlib import Path

from peewee import BigIntegerField, Database, DatabaseProxy, Model

from klar.db.clock import to_ms
from klar.db.postgresql import Postgresql
from klar.db.sqlite import Sqlite, sqlite

db = DatabaseProxy()


def opened(where: Path | str) -> Sqlite | Postgresql:
    """A file is SQLite; an address that begins with postgresql:// is PostgreSQL."""
    return Postgresql(where) if str(where).startswith("postgresql://") else sqlite(where)


def connect(where: Path | str) -> Sqlite | Postgresql:
    if db.obj is not None:
        db.obj.close()  # this thread's connection: nobody would ever close it otherwise
    database = opened(where)
    db.initialize(database)
    return database


class MomentField(BigIntegerField):
    """A point in time, kept as whole milliseconds since 1970 in UTC."""

    def db_value(self, value: datetime | int | None) -> int | None:
        return to_ms(value) if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


class Table(Model):
    """A model on Klar's database."""

    class Meta:
        database = db
        legacy_table_names = False
