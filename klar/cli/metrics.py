"""klar metrics."""

import click
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from klar import metrics
from klar.audit import checkpoint_lines
from klar.audit.chain import end
from klar.audit.checkpoints import Unreadable, parsed
from klar.cli.base import main, opened
from klar.config import Settings
from klar.crypto import keys
from klar.db import atomic, db, now, to_ms
from klar.models.officer import Session
from klar.models.person import IDLE
from klar.upkeep.ageing import whole


@main.command(name="metrics")
def metrics_command() -> None:
    """Skriver tall om driften, slik Prometheus leser dem. Aldri hvem eller hva: bare hvor mange og hvor lenge.

    Eksempel: klar metrics > /var/lib/node_exporter/klar.prom.ny && mv /var/lib/node_exporter/klar.prom.ny /var/lib/node_exporter/klar.prom
    """
    settings = opened()
    rows = metrics.counted(metrics.folder_of(settings.key_database))
    lines = [*metrics.requests(rows), *told(settings), *one("klar_sign_ins_refused_total", "counter", "Innlogginger som ble avvist.", metrics.refused_sign_ins(rows))]
    click.echo("\n".join(lines))


def told(settings: Settings) -> Iterator[str]:
    active = Session.select().where(Session.ended_at.is_null(), Session.seen_at >= to_ms(now() - IDLE)).count()
    yield from one("klar_sessions_active", "gauge", "Innlogginger brukt den siste halvtimen.", active)
    yield from one("klar_write_wait_seconds", "gauge", "Hvor lenge den som skriver nå, måtte vente på tur.", waited())
    yield from metrics.family("klar_database_bytes", "gauge", "Hvor stor databasen og nøkkelbasen er.")
    yield metrics.sample("klar_database_bytes", size(settings.database), base="main")
    yield metrics.sample("klar_database_bytes", size(settings.key_database), base="keys")
    yield from one("klar_data_keys", "gauge", "Datanøkler.", keys.status()[0])
    yield from one("klar_audit_events_total", "counter", "Linjer i loggen; økningen på et døgn er linjer i døgnet.", end()[0])
    yield from one("klar_backup_age_seconds", "gauge", "Alderen på nyeste hele kopi.", backup_age(settings))
    yield from one("klar_checkpoint_age_seconds", "gauge", "Alderen på nyeste kontrollpunkt.", checkpoint_age(settings))


def one(name: str, kind: str, about: str, value: float | None) -> Iterator[str]:
    """A family of one; nothing when there is nothing to tell."""
    if value is not None:
        yield from metrics.family(name, kind, about)
        yield metrics.sample(name, value)


def waited() -> float:
    """Takes the turn that writers take, writes nothing, and gives it back."""
    begun = time.perf_counter()
    with atomic():
        return round(time.perf_counter() - begun, 6)


def size(database: Path | str) -> int:
    """Bytes, with what waits in the write-ahead log."""
    if not isinstance(database, Path):
        return db.execute_sql("SELECT pg_database_size(current_database())").fetchone()[0]
    return sum(path.stat().st_size for path in (database, database.with_name(f"{database.name}-wal")) if path.exists())


def backup_age(settings: Settings) -> float | None:
    taken = whole(settings.backups) if settings.backups else []
    return _age(taken[-1][0]) if taken else None


def checkpoint_age(settings: Settings) -> float | None:
    lines = checkpoint_lines(settings.checkpoints) if settings.checkpoints else []
    with suppress(Unreadable):
        return _age(datetime.fromisoformat(parsed(lines[-1]).at)) if lines else None
    return None


def _age(at: datetime) -> float:
    return round((now() - at).total_seconds())
