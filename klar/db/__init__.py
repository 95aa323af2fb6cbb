"""The database, a connection per thread, write transactions, and the clock."""

from klar.db.clock import OSLO, as_date, day_said, now, said_on, to_ms, today
from klar.db.connection import MomentField, Table, connect, db, opened
from klar.db.postgresql import Postgresql
from klar.db.prepared import Prepared, Slot, slot
from klar.db.snapshot import begin_reading, end_reading
from klar.db.sqlite import PRAGMAS, Sqlite, sqlite
from klar.db.words import Behind, FirstOf, Midnight, joined, now_ms, place_of
from klar.db.writing import AlreadyDone, Conflict, Once, OtherContent, atomic, once

__all__ = [
    "OSLO",
    "PRAGMAS",
    "AlreadyDone",
    "Behind",
    "FirstOf",
    "Conflict",
    "Midnight",
    "MomentField",
    "Once",
    "OtherContent",
    "Postgresql",
    "Prepared",
    "Slot",
    "Sqlite",
    "Table",
    "as_date",
    "atomic",
    "begin_reading",
    "connect",
    "day_said",
    "db",
    "end_reading",
    "joined",
    "now",
    "now_ms",
    "once",
    "opened",
    "place_of",
    "said_on",
    "slot",
    "sqlite",
    "to_ms",
    "today",
]
