"""klar audit verify."""

import click
from pathlib import Path

from klar.audit import Broken, checkpoint_lines, public_key, read_checkpoints, verify
from klar.cli.base import BROKEN, Stop, main, opened

REASONS = {
    "missing": "Loggen er brutt ved linje {id}. Linjer mangler eller er lagt til.",
    "altered": "Loggen er brutt ved linje {id}. Den er endret.",
    "cut": "Loggen er kuttet ved linje {id}. Kontrollpunkt {checkpoint} så flere linjer.\n"
    "Er Klar lagt tilbake fra en kopi? Ta vare på kontrollpunktene, og velg en ny mappe i KLAR_CHECKPOINTS.",
    "rewritten": "Loggen er skrevet om. Linje {id} er ikke den som kontrollpunkt {checkpoint} så.",
    "unreadable": "Linje {checkpoint} i kontrollpunktene kan ikke leses.",
    "unsigned": "Kontrollpunkt {checkpoint} har feil signatur.",
    "gap": "Kontrollpunkt {checkpoint} mangler, eller står på feil plass.",
    "unchained": "Kontrollpunkt {checkpoint} bygger ikke på det før. Ett av dem er byttet ut.",
}


def told(broken: Broken) -> str:
    return REASONS[broken.reason].format(**broken._asdict())


@main.group()
def audit() -> None:
    """Loggen over hvem som gjorde hva.

    Eksempel: klar audit verify
    """


@audit.command(name="verify")
@click.option("--checkpoints", type=click.Path(path_type=Path, exists=True), help="Fil eller mappe; ellers KLAR_CHECKPOINTS.")
def audit_verify(checkpoints: Path | None) -> None:
    """Sjekker at ingen har endret, fjernet eller lagt til noe i loggen. Med kontrollpunkter ser den også om slutten er borte.

    Eksempel: KLAR_DATA=/srv/klar klar audit verify --checkpoints /mnt/kontroll
    """
    place = opened().checkpoints if checkpoints is None else checkpoints
    seen, fault = read_checkpoints(checkpoint_lines(place), public_key()) if place else ([], None)
    count, broken = verify(seen)
    if faults := [told(found) for found in (broken, fault) if found]:
        raise Stop("\n".join(faults), BROKEN)
    if place and not seen:
        raise Stop(f"Det er ingen kontrollpunkter i {place}. Lag det første med «klar audit checkpoint».", BROKEN)
    against = f", {len(seen)} kontrollpunkter," if place else ","
    click.echo(f"{count} linjer{against} alle i orden.")
