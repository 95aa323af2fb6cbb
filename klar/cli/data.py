"""klar migrate, world and import."""

import click
from datetime import date
from pathlib import Path

from peewee import ProgrammingError

from klar.access.wall import walled
from klar.actions.register import Refused, import_register
from klar.cli.base import REFUSED, Stop, bar, main, opened, settings
from klar.db import connect, today
from klar.integrations.world import SIZES, write_world
from klar.migrations import SchemaIsNewer, migrate
from klar.upkeep import Refused as MovingRefused
from klar.upkeep import move_in

GRANTS = "Er det rollene, kjør som administrator av serveren: GRANT klar_rules, klar_web, klar_jobs TO eieren av databasen."


@main.command(name="migrate")
@click.option("--from", "source", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="SQLite-fil som skal flyttes til PostgreSQL.")
def migrate_command(source: Path | None) -> None:
    """Lager databasen, eller bringer den opp til denne versjonen.

    Eksempel: KLAR_DATABASE=postgresql:///klar klar migrate --from /srv/klar/klar.db
    """
    if source:
        _move(source)
        return
    try:
        applied = migrate(connect(settings().database))
        walled()
    except SchemaIsNewer as error:
        raise Stop(f"Databasen er nyere enn denne versjonen av Klar ({error}). Installer en nyere Klar.") from error
    except ProgrammingError as error:
        raise Stop(f"PostgreSQL sier nei ({error}). {GRANTS}") from error
    click.echo(f"Kjørte {', '.join(applied)}." if applied else "Databasen var klar fra før.")


def _move(source: Path) -> None:
    try:
        counts = move_in(settings(), source)
    except (MovingRefused, SchemaIsNewer) as error:
        raise Stop(str(error), REFUSED) from error
    click.echo(f"Flyttet {sum(counts.values())} rader fra {source} ({len(counts)} tabeller). Antallet og loggen stemmer.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.option("--seed", default=1, show_default=True, help="Samme tall gir samme verden.")
@click.option("--size", type=click.Choice(SIZES), default="demo", show_default=True)
@click.option("--made-on", type=click.DateTime(["%Y-%m-%d"]), help="Datoen registeret er laget; ellers i dag.")
def world(file: Path, seed: int, size: str, made_on: object) -> None:
    """Skriver et oppdiktet medlemsregister til FILE.

    Eksempel: klar world --seed 7 --size demo register.ndjson
    """
    on: date = made_on.date() if made_on else today()
    write_world(file, seed=seed, size=size, made_on=on, progress=bar("Skriver"))
    click.echo(f"Skrev {file}.")


@main.group(name="import")
def import_group() -> None:
    """Henter inn data fra fagforeningens egne systemer.

    Eksempel: klar import register register.ndjson --dry-run
    """


@import_group.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Vis hva som ville endret seg, og lagre ingenting.")
@click.option("--allow-removals", is_flag=True, help="Tillat at mer enn 5 % av medlemmer eller verv blir borte.")
def register(file: Path, dry_run: bool, allow_removals: bool) -> None:
    """Henter inn medlemsregisteret fra FILE (NDJSON).

    Eksempel: klar import register register.ndjson --dry-run
    """
    opened()
    try:
        found = import_register(file, by=None, dry_run=dry_run, allow_removals=allow_removals, progress=bar("Leser"))
    except Refused as error:
        where = f"\nAvviste linjer står i {error.rejected_file}" if error.rejected_file else ""
        raise Stop(f"{error}{where}", REFUSED) from error
    click.echo("\n".join(found.lines()))
