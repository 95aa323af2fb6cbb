"""klar retention: cases that have been kept as long as they may be."""

import click
from datetime import date, datetime

from klar.actions.case.deletion import Due, delete_case, due, hold_case
from klar.actions.case.document_removal import sweep
from klar.actions.lookup import forget_old
from klar.actions.operation import operated
from klar.actions.upload_forgetting import forget_old_uploads
from klar.cli.base import Stop, bar, main, opened
from klar.db import today
from klar.models.case import Case
from klar.models.retention import WARNING


@main.group()
def retention() -> None:
    """Saker som har vært lagret så lenge de skal.

    Eksempel: klar retention list
    """


@retention.command(name="list")
def list_command() -> None:
    """Viser saker som slettes nå eller de neste tretti dagene. Bare numre og datoer.

    Eksempel: KLAR_DATA=/srv/klar klar retention list
    """
    opened()
    for case in due(WARNING):
        click.echo(told(case))


@retention.command(name="run")
@click.option("--dry-run", is_flag=True, help="Si hva som ville blitt slettet.")
def run_command(dry_run: bool) -> None:
    """Sletter saker som er lagret lenge nok, med nøkler og filer, og rydder blant papirene. Det kan ikke angres.

    Eksempel: klar retention run --dry-run
    """
    opened()
    found, step = due(), bar("Sletter")
    for done, case in enumerate(found, 1):
        if dry_run:
            click.echo(told(case))
        else:
            delete_case(case.case, case.basis)
            if step:
                step(done, len(found))
    if not dry_run:
        forget_old_uploads()
        sweep()
        forget_old()
        operated("retention.run", deleted=len(found))
    click.echo(f"{len(found)} saker {'ville blitt slettet' if dry_run else 'er slettet'}.")


@retention.command(name="hold")
@click.argument("case_number", type=int)
@click.option("--until", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Siste dag saken skal bli.")
@click.option("--reason", required=True, help="Hvorfor. Forsegles med sakens nøkkel.")
def hold_command(case_number: int, until: datetime, reason: str) -> None:
    """Holder en sak tilbake fra sletting til en dag.

    Eksempel: klar retention hold 14 --until 2027-06-30 --reason "Søksmål"
    """
    opened()
    try:
        hold_case(case_number, until.date(), reason)
    except Case.DoesNotExist as error:
        raise Stop(f"Fant ingen sak med nummer {case_number}.") from error
    click.echo(f"Sak {case_number} blir til {until.date()}.")


def told(case: Due) -> str:
    when = "nå" if case.kept_until < today() else f"etter {date.isoformat(case.kept_until)}"
    return f"Sak {case.case}, enhet {case.unit}: slettes {when} ({case.basis})."
