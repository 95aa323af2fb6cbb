"""klar jobs."""

import click

from klar import jobs, logs
from klar.cli.base import SETTINGS, Stop, main, opened
from klar.db import Postgresql, db
from klar.installation import is_invented


@main.command(name="jobs")
@click.option("--once", is_flag=True, help="Gjør alt som venter én gang, og slutt.")
def jobs_command(once: bool) -> None:
    """Går ved siden av «klar serve»: minner om frister og møter, og sender varsler. Ingen får varsel om natta.

    Eksempel: KLAR_DATA=/srv/klar klar jobs
    """
    found = opened()
    if is_invented("practice"):
        raise Stop("Dette er en øvelse. Fra den sendes det aldri noe.", SETTINGS)
    if isinstance(db.obj, Postgresql) and not db.execute_sql("SELECT pg_has_role('klar_jobs', 'USAGE')").fetchone()[0]:
        raise Stop("Denne rollen i PostgreSQL ser ikke alle saker. Kjør «klar jobs» som eieren av databasen.", SETTINGS)
    if once:
        click.echo(f"Varslet {jobs.once(found)} tillitsvalgte.")
        return
    logs.install()
    jobs.run(found)
