"""Changes of the schema, in order. Each is applied once, in a transaction."""

from pathlib import Path

from peewee import Database
from playhouse.migrations import Runner


class SchemaIsNewer(Exception):
    """The database has migrations this version of Klar does not know."""


def runner(database: Database) -> Runner:
    return Runner(database, str(Path(__file__).parent))


def pending(database: Database) -> list[str]:
    """Names of the migrations that are still to run. Raises SchemaIsNewer."""
    status = runner(database).status()
    if unknown := [m.name for m in status if m.path is None]:
        raise SchemaIsNewer(", ".join(unknown))
    return [m.name for m in status if not m.applied]


def migrate(database: Database) -> list[str]:
    """Brings the schema up to date; returns the names of what was applied."""
    return runner(database).up() if pending(database) else []
