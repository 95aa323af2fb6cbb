"""One installation of Klar: its database and key database, opened together and checked."""

from peewee import PeeweeException

from klar.config import SettingError, Settings
from klar.crypto import Unreadable, keys
from klar.crypto.keys import PROOF
from klar.db import connect, db, sqlite
from klar.files import store
from klar.migrations import SchemaIsNewer, pending
from klar.models.installation import Installation

INVENTED = ("demo", "practice")


class SchemaIsOlder(Exception):
    """The database lacks migrations: run «klar migrate»."""


def open_databases(settings: Settings) -> None:
    """Connects this process to the database and the key database. Raises SettingError, SchemaIsOlder and SchemaIsNewer."""
    database = connect(settings.database)
    try:
        keys.open(sqlite(settings.key_database), settings.master_key)
    except Unreadable as error:
        raise SettingError("KLAR_MASTER_KEY_FILE", "nøkkelen hører ikke til KLAR_KEY_DATABASE. Bruk den som Klar ble satt opp med.") from error
    store.open(settings.documents)
    if missing := pending(database):
        raise SchemaIsOlder(f"Databasen mangler {', '.join(missing)}. Kjør: klar migrate")


def ready() -> bool:
    """Whether this process can serve: the database answers with the schema of this program, and the master key opens the keys."""
    try:
        return not pending(db.obj) and bool(keys.unlock([PROOF]))
    except (PeeweeException, SchemaIsNewer, Unreadable):
        return False


def is_invented(*kinds: str) -> bool:
    """Whether the database holds invented people only: `klar demo` and `klar practice` mark the ones they make."""
    return bool(Installation.get_or_none(Installation.name.in_(kinds or INVENTED)))
