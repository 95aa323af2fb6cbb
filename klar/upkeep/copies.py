"""What klar doctor looks at outside the database: backups, checkpoints, and what a restore has set aside."""

from datetime import datetime, timedelta

from klar.audit import checkpoint_lines
from klar.audit.checkpoints import Unreadable, parsed
from klar.config import Settings
from klar.db import now
from klar.upkeep.ageing import whole
from klar.upkeep.finding import Finding, error, ok, warning
from klar.upkeep.server import aside as schemas_aside

NIGHTLY, HOURLY, KEPT = timedelta(hours=26), timedelta(hours=2), timedelta(days=8)


def backups(settings: Settings) -> Finding:
    if not settings.backups:
        return warning("KLAR_BACKUPS er ikke satt. Sett den, og kjør «klar backup» hver natt.")
    taken = whole(settings.backups)
    if not taken or now() - taken[-1][0] > NIGHTLY:
        age = f"er fra {taken[-1][0]:%d.%m.%Y %H:%M} UTC" if taken else "finnes ikke"
        return warning(f"Nyeste kopi i {settings.backups} {age}. Kjør «klar backup» hver natt.")
    if now() - taken[0][0] > KEPT:
        return warning(f"{taken[0][1]} er over sju dager gammel. Slett den: slettede saker finnes ennå i den.")
    return ok(f"Nyeste kopi er {_hours(now() - taken[-1][0])} gammel. {len(taken)} i alt.")


def checkpoints(settings: Settings) -> Finding:
    if not settings.checkpoints:
        return warning("KLAR_CHECKPOINTS er ikke satt. Uten kontrollpunkter ses det ikke om slutten av loggen er borte.")
    lines = checkpoint_lines(settings.checkpoints)
    try:
        age = now() - datetime.fromisoformat(parsed(lines[-1]).at) if lines else None
    except Unreadable:
        return error("Nyeste kontrollpunkt kan ikke leses. Kjør «klar audit verify».")
    if age is None or age > HOURLY:
        return warning(f"Nyeste kontrollpunkt er {_hours(age) + ' gammelt' if age else 'ikke laget'}. Kjør «klar audit checkpoint» hver time.")
    return ok(f"Nyeste kontrollpunkt er {_hours(age)} gammelt.")


def set_aside(settings: Settings) -> Finding:
    """`klar restore --replace` keeps what it replaced; a deleted case lives on in it."""
    aside = sorted(path for home in {file.parent for file in settings.files} for path in home.glob("*.before-*"))
    if isinstance(settings.database, str):
        aside += [f"Skjemaet {name}" for name in schemas_aside(settings.database)]
    if aside:
        return warning(f"{aside[0]} ble satt til side av «klar restore». Slett den innen sju dager: slettede saker finnes ennå i den.")
    return ok("Ingen gamle databaser ligger igjen.")


def _hours(age: timedelta) -> str:
    hours = int(age / timedelta(hours=1))
    return "under en time" if hours < 1 else "1 time" if hours == 1 else f"{hours} timer"
