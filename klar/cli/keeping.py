"""klar backup and restore."""

import click
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from klar import config, upkeep
from klar.actions.operation import operated
from klar.cli.base import REFUSED, SETTINGS, Stop, main, settings
from klar.crypto import Unreadable
from klar.db import now
from klar.installation import SchemaIsOlder, open_databases

FOLDER = click.Path(path_type=Path, file_okay=False)


@contextmanager
def told() -> Iterator[None]:
    """What upkeep refuses, as a sentence."""
    try:
        yield
    except upkeep.Refused as error:
        raise Stop(str(error), REFUSED) from error
    except Unreadable as error:
        raise Stop("KLAR_MASTER_KEY_FILE: nøkkelen hører ikke til KLAR_KEY_DATABASE.", SETTINGS) from error


def on_record(found: config.Settings, event: str, **counts: object) -> None:
    """A line in the record of this installation, be its schema an older one."""
    with suppress(SchemaIsOlder):
        open_databases(found)
    operated(event, **counts)


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--keys-to", type=FOLDER, help="Legg kopien av nøkkelbasen i denne mappen i stedet.")
@click.option("--keep-days", type=click.IntRange(1, 7), default=7, show_default=True, help="Eldre kopier blir slettet.")
def backup(folder: Path, keys_to: Path | None, keep_days: int) -> None:
    """Tar en sikkerhetskopi i FOLDER, også mens Klar er åpen. Hovednøkkelen er aldri med.

    Eksempel: klar backup /mnt/kopi --keys-to /mnt/noekler
    """
    moment, keys_to = now(), keys_to or folder
    with told():
        made = upkeep.back_up(settings(), folder, keys_to, moment)
    gone = sum(upkeep.prune(place, keep_days, moment) for place in {folder, keys_to})
    on_record(settings(), "backup.taken", pruned=gone)
    click.echo(f"Tok {made}." + (f" Slettet {gone} gamle." if gone else ""))


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--keys-from", type=FOLDER, help="Mappen med kopien av nøkkelbasen, når den ligger for seg.")
@click.option("--replace", is_flag=True, help="Sett databasen som står der nå til side.")
def restore(folder: Path, keys_from: Path | None, replace: bool) -> None:
    """Legger tilbake sikkerhetskopien i FOLDER etter å ha sjekket alt i den. Stopp Klar først.

    Eksempel: klar restore /mnt/kopi/klar-20270301-010000 --keys-from /mnt/noekler/klar-20270301-010000
    """
    with told():
        said, again = upkeep.restore(settings(), folder, keys_from or folder, replace, now())
    on_record(settings(), "backup.restored", taken_at=said["taken_at"], events=said["events"], deleted=again)
    click.echo(f"La tilbake kopien fra {said['taken_at']}: {said['events']} linjer i loggen, alle i orden.")
    if again:
        click.echo(f"{again} {'sak' if again == 1 else 'saker'} var slettet siden, og er slettet igjen.")
