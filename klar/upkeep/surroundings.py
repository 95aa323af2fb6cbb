"""What klar doctor looks at around the installation: disk and clock."""

import shutil

from klar.config import Settings
from klar.db import db, now, to_ms
from klar.upkeep.finding import Finding, error, ok, warning

DISK = 0.10  # free, of the whole


def disk(settings: Settings) -> Finding:
    use = shutil.disk_usage(settings.key_database.resolve().parent)
    said = f"{use.free / use.total:.0%} ledig på disken".replace("%", " %")
    return ok(f"{said}.") if use.free >= use.total * DISK else warning(f"Bare {said}. Frigjør plass.")


def clock(_settings: Settings) -> Finding:
    last = db.execute_sql("SELECT at FROM audit_event ORDER BY id DESC LIMIT 1").fetchone()
    if last and last[0] > to_ms(now()) + 1000:
        return error("Klokken går feil: siste linje i loggen er fra fremtiden. Still klokken, og slå på tidssynkronisering.")
    return ok("Klokken går etter siste linje i loggen.")
