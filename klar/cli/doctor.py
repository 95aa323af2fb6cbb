"""klar doctor."""

import click

from klar import upkeep
from klar.cli.base import main


@main.command()
def doctor() -> None:
    """Ser over alt: innstillinger, nøkler, database, logg, disk, klokke og kopier, og sier hva som må rettes. Kode 1 når noe er feil.

    Eksempel: KLAR_DATA=/srv/klar KLAR_BACKUPS=/mnt/kopi klar doctor
    """
    wrong = False
    for level, said in upkeep.look_over():
        click.echo(f"{level:<9} {said}")
        wrong = wrong or level == upkeep.ERROR
    click.get_current_context().exit(int(wrong))
