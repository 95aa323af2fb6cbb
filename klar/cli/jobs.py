"""klar jobs."""

import click

from klar import jobs, logs
from klar.cli.base import main, opened


@main.command(name="jobs")
@click.option("--once", is_flag=True, help="Gjør alt som venter én gang, og slutt.")
def jobs_command(once: bool) -> None:
    """Går ved siden av «klar serve»: minner om frister og møter, og sender varsler. Ingen får varsel om natta.

    Eksempel: KLAR_DATA=/srv/klar klar jobs
    """
    found = opened()
    if once:
        click.echo(f"Varslet {jobs.once(found)} tillitsvalgte.")
        return
    logs.install()
    jobs.run(found)
