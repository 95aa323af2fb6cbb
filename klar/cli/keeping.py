"""klar backup."""

import click
from pathlib import Path

from klar import upkeep
from klar.cli.base import REFUSED, SETTINGS, Stop, main, settings
from klar.crypto import Unreadable
from klar.db import now

FOLDER = click.Path(path_type=Path, file_okay=False)


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--keys-to", type=FOLDER, help="Legg kopien av nøkkelbasen i denne mappen i stedet.")
@click.option("--keep-days", type=click.IntRange(1, 7), default=7, show_default=True, help="Eldre kopier blir slettet.")
def backup(folder: Path, keys_to: Path | None, keep_days: int) -> None:
    """Tar en sikkerhetskopi i FOLDER, også mens Klar er åpen. Hovednøkkelen er aldri med.

    Eksempel: klar backup /mnt/kopi --keys-to /mnt/noekler
    """
    moment, found, keys_to = now(), settings(), keys_to or folder
    try:
        made = upkeep.back_up(found, folder, keys_to, moment)
    except upkeep.Refused as error:
        raise Stop(str(error), REFUSED) from error
    except Unreadable as error:
        raise Stop("KLAR_MASTER_KEY_FILE: nøkkelen hører ikke til KLAR_KEY_DATABASE.", SETTINGS) from error
    gone = sum(upkeep.prune(place, keep_days, moment) for place in {folder, keys_to})
    click.echo(f"Tok {made}." + (f" Slettet {gone} gamle." if gone else ""))
