"""What klar doctor looks at: the installation itself here, what is around it in surroundings.py."""

from collections.abc import Iterator

from peewee import DatabaseError

from klar.audit import Checkpoint, verify
from klar.audit.chain import chain_at, end
from klar.config import SettingError, Settings, read
from klar.crypto import keys
from klar.db import PRAGMAS, db
from klar.installation import SchemaIsOlder, open_databases
from klar.migrations import SchemaIsNewer
from klar.upkeep.finding import OK, Finding, error, ok
from klar.upkeep.surroundings import AROUND

LATEST = 1_000  # events read again: all of them is the work of «klar audit verify»


def look_over() -> Iterator[Finding]:
    """One finding a check. When the settings are refused or the databases do not open, that is the last one."""
    try:
        settings = read()
    except SettingError as fault:
        yield error(str(fault))
        return
    yield ok("Innstillingene og filen med hovednøkkelen er trygge.")
    yield (opened := _opens(settings))
    for check in (_whole, _pragmas, _record, *AROUND) if opened.level == OK else ():
        try:
            yield check(settings)
        except (OSError, DatabaseError) as fault:
            yield error(f"Sjekken stoppet: {fault}.")


def _opens(settings: Settings) -> Finding:
    for path in (settings.database, settings.key_database):
        if not path.exists():
            return error(f"{path} finnes ikke. Kjør «klar migrate», eller legg tilbake en kopi med «klar restore».")
    try:
        open_databases(settings)
    except (SettingError, SchemaIsOlder) as fault:
        return error(str(fault))
    except SchemaIsNewer as fault:
        return error(f"Databasen er fra en nyere Klar ({fault}). Installer den.")
    except DatabaseError as fault:
        return error(f"Databasen kan ikke åpnes ({fault}). Legg tilbake en kopi med «klar restore --replace».")
    count, number = keys.status()
    return ok(f"Hovednøkkel nummer {number} åpner nøkkelbasen ({count} nøkler). Databasen er av nyeste utgave.")


def _whole(_settings: Settings) -> Finding:
    faults = [row[0] for base in (db, keys.database) for row in base.execute_sql("PRAGMA quick_check(1)") if row[0] != "ok"]
    if faults:
        return error(f"Databasen er skadet ({' '.join(faults[0].split())}). Legg tilbake en kopi med «klar restore --replace».")
    return ok("Databasen og nøkkelbasen er hele.")


def _pragmas(_settings: Settings) -> Finding:
    found = {name: base.execute_sql(f"PRAGMA {name}").fetchone()[0] for base in (db, keys.database) for name in PRAGMAS}
    if wrong := [f"{name} er {value}" for name, value in found.items() if value != PRAGMAS[name]]:
        return error(f"SQLite går ikke som det skal: {', '.join(wrong)}. Bruk en annen SQLite eller et lokalt filsystem.")
    return ok("SQLite går trygt: " + ", ".join(f"{name} {value}" for name, value in found.items()) + ".")


def _record(_settings: Settings) -> Finding:
    begun = max(end()[0] - LATEST, 0)
    count, broken = verify(since=Checkpoint(0, begun, begun, (chain_at(begun) or b"").hex(), "", "", "", ""))
    if broken:
        return error(f"Loggen er brutt ved linje {broken.id}. Kjør «klar audit verify», og ta vare på alt som det er.")
    return ok(f"De siste {count} linjene i loggen er i orden.")
