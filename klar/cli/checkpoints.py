"""klar audit checkpoint, public-key and check-file."""

import click
from pathlib import Path

from klar.audit import Broken, checkpoint_lines, public_key, read_checkpoints, take_checkpoint
from klar.cli.audit import audit, told
from klar.cli.base import BROKEN, SETTINGS, Stop, opened


@audit.command()
def checkpoint() -> None:
    """Skriver et signert kontrollpunkt i KLAR_CHECKPOINTS. Kjør den hver time.

    Eksempel: KLAR_DATA=/srv/klar KLAR_CHECKPOINTS=/mnt/kontroll klar audit checkpoint
    """
    folder = opened().checkpoints
    if not folder:
        raise Stop("KLAR_CHECKPOINTS: må settes til en mappe på en annen disk eller maskin.", SETTINGS)
    taken = take_checkpoint(folder)
    if isinstance(taken, Broken):
        raise Stop(f"{told(taken)}\nKontrollpunktet er ikke skrevet.", BROKEN)
    click.echo(f"Kontrollpunkt {taken.number}: {taken.events} linjer.")


@audit.command(name="public-key")
def public_key_command() -> None:
    """Viser nøkkelen som signaturene på kontrollpunktene sjekkes med. Den er ikke hemmelig.

    Eksempel: klar audit public-key
    """
    opened()
    click.echo(public_key())


@audit.command(name="check-file")
@click.argument("place", type=click.Path(path_type=Path, exists=True))
@click.argument("key")
def check_file(place: Path, key: str) -> None:
    """Sjekker kontrollpunktene i PLACE med den offentlige nøkkelen KEY alene, uten databasen.

    Eksempel: klar audit check-file /mnt/kontroll 5f1c...
    """
    try:
        seen, fault = read_checkpoints(checkpoint_lines(place), key)
    except ValueError as error:
        raise Stop("Nøkkelen er ikke gyldig. Se «klar audit public-key».") from error
    if fault:
        raise Stop(told(fault), BROKEN)
    click.echo(f"{len(seen)} kontrollpunkter, alle i orden.")
