"""klar doctor: the settings, the databases, and then every check."""

from collections.abc import Iterator

from peewee import DatabaseError, OperationalError

from klar.config import SettingError, Settings, read
from klar.crypto import keys
from klar.installation import SchemaIsOlder, open_databases
from klar.migrations import SchemaIsNewer
from klar.upkeep.copies import backups, checkpoints, set_aside
from klar.upkeep.finding import OK, Finding, error, ok
from klar.upkeep.papers import papers
from klar.upkeep.practice import practice
from klar.upkeep.soundness import latest_events, pragmas, wall, whole_databases
from klar.upkeep.surroundings import clock, disk
from klar.upkeep.telling import telling

CHECKS = (whole_databases, pragmas, wall, latest_events, papers, disk, clock, backups, checkpoints, set_aside, telling, practice)


def look_over() -> Iterator[Finding]:
    """One finding a check. When the settings are refused or the databases do not open, that is the last one."""
    try:
        settings = read()
    except SettingError as fault:
        yield error(str(fault))
        return
    yield ok("Innstillingene og filen med hovednøkkelen er trygge.")
    yield (opened := _opens(settings))
    for check in CHECKS if opened.level == OK else ():
        try:
            yield check(settings)
        except (OSError, DatabaseError) as fault:
            yield error(f"Sjekken stoppet: {_on_one_line(fault)}.")


def _opens(settings: Settings) -> Finding:
    for path in settings.files:
        if not path.exists():
            return error(f"{path} finnes ikke. Kjør «klar migrate», eller legg tilbake en kopi med «klar restore».")
    try:
        open_databases(settings)
    except (SettingError, SchemaIsOlder) as fault:
        return error(str(fault))
    except SchemaIsNewer as fault:
        return error(f"Databasen er fra en nyere Klar ({fault}). Installer den.")
    except DatabaseError as fault:
        if isinstance(settings.database, str) and isinstance(fault, OperationalError):
            return error(f"KLAR_DATABASE svarer ikke ({_on_one_line(fault)}). Sjekk at PostgreSQL går, og at adressen er riktig.")
        return error(f"Databasen er skadet og kan ikke åpnes ({_on_one_line(fault)}). Legg tilbake en kopi med «klar restore --replace».")
    count, number = keys.status()
    return ok(f"Hovednøkkel nummer {number} åpner nøkkelbasen ({count} nøkler). Databasen er av nyeste utgave.")


def _on_one_line(fault: Exception) -> str:
    """A server says it on several."""
    return " ".join(str(fault).split())
