"""What klar doctor looks at in the databases: that they are whole, run safely, and that the record holds."""

from klar.access.wall import standing
from klar.audit import Checkpoint, verify
from klar.audit.chain import chain_at, end
from klar.config import Settings
from klar.crypto import keys
from klar.db import PRAGMAS, Postgresql, Sqlite, db
from klar.upkeep.finding import Finding, error, ok, warning

LATEST = 1_000  # events read again: all of them is the work of «klar audit verify»


def whole_databases(_settings: Settings) -> Finding:
    faults = [row[0] for base in _files() for row in base.execute_sql("PRAGMA quick_check(1)") if row[0] != "ok"]
    if faults:
        return error(f"Databasen er skadet ({' '.join(faults[0].split())}). Legg tilbake en kopi med «klar restore --replace».")
    return ok("Databasen og nøkkelbasen er hele.")


def pragmas(_settings: Settings) -> Finding:
    found = {name: base.execute_sql(f"PRAGMA {name}").fetchone()[0] for base in _files() for name in PRAGMAS}
    if wrong := [f"{name} er {value}" for name, value in found.items() if value != PRAGMAS[name]]:
        return error(f"SQLite går ikke som det skal: {', '.join(wrong)}. Bruk en annen SQLite eller et lokalt filsystem.")
    return ok("SQLite går trygt: " + ", ".join(f"{name} {value}" for name, value in found.items()) + ".")


def wall(_settings: Settings) -> Finding:
    """On PostgreSQL: the second wall is this program's, and those who sign in for the pages cannot step around it."""
    if not isinstance(db.obj, Postgresql):
        return ok("SQLite har ingen radsikkerhet. Reglene i Klar står alene.")
    if not standing(db.obj):
        return error("Radsikkerheten i PostgreSQL er ikke den som hører til denne Klar. Kjør «klar migrate».")
    if db.execute_sql("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user").fetchone()[0]:
        return warning("Rollen i KLAR_DATABASE går utenom radsikkerheten. Gi «klar serve» en egen rolle: CREATE ROLE … LOGIN IN ROLE klar_web.")
    return ok("Radsikkerheten i PostgreSQL står, og rollen i KLAR_DATABASE er bundet av den.")


def _files() -> list[Sqlite]:
    """The databases that are files; a server looks after its own."""
    return [base for base in (db.obj, keys.database) if isinstance(base, Sqlite)]


def latest_events(_settings: Settings) -> Finding:
    begun = max(end()[0] - LATEST, 0)
    count, broken = verify(since=Checkpoint(0, begun, begun, (chain_at(begun) or b"").hex(), "", "", "", ""))
    if broken:
        return error(f"Loggen er brutt ved linje {broken.id}. Kjør «klar audit verify», og ta vare på alt som det er.")
    return ok(f"De siste {count} linjene i loggen er i orden.")
