"""From SQLite to PostgreSQL, once: all of it, checked, or nothing."""

from pathlib import Path

from klar.access.wall import walled
from klar.audit import verify
from klar.audit.chain import end
from klar.config import Settings
from klar.crypto import keys
from klar.db import Postgresql, connect, db, sqlite
from klar.migrations import migrate, pending
from klar.upkeep.alone import alone
from klar.upkeep.carrying import carry
from klar.upkeep.refused import Refused


def move_in(settings: Settings, source: Path) -> dict[str, int]:
    """Moves the SQLite database at `source` into the empty PostgreSQL that the settings name; rows by table.

    The key database and the files stay where they are. Klar must be stopped. Raises Refused, and then nothing has moved.
    """
    with alone(source):
        pass
    here = sqlite(source)
    if pending(here):
        raise Refused("Den gamle databasen er fra en eldre Klar. Kjør «klar migrate» med den først.")
    target = connect(settings.database)
    if not isinstance(target, Postgresql):
        raise Refused("KLAR_DATABASE må være den nye databasen: postgresql://rolle@vert/base")
    migrate(target)
    keys.open(sqlite(settings.key_database), settings.master_key)
    with target.atomic():
        counts = carry(here, target)
        _same_record(here.execute_sql("SELECT id, chain FROM audit_event ORDER BY id DESC LIMIT 1").fetchone())
    here.close()
    walled()
    db.tidy()
    return counts


def _same_record(last: tuple[int, bytes] | None) -> None:
    count, broken = verify()
    if broken or (last and end() != last) or count != (last[0] if last else 0):
        raise Refused(f"Loggen er brutt etter linje {count}. Ingenting er flyttet. Kjør «klar audit verify» med den gamle databasen.")
