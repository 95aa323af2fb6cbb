"""klar settings and invite."""

import click
import os
from base64 import b64encode
from pathlib import Path

from klar import config
from klar.actions.session import invite
from klar.cli.base import Stop, main, opened, settings
from klar.models.officer import Officer


@main.command(name="settings")
@click.option("--new-key", type=click.Path(path_type=Path, dir_okay=False), help="Lag en ny hovednøkkel i denne filen.")
def settings_command(new_key: Path | None) -> None:
    """Viser innstillingene, hva de betyr, og om de er trygge.

    Eksempel: klar settings --new-key /srv/klar/master.key
    """
    if new_key:
        write_key(new_key)
        click.echo(f"Laget {new_key}. Ta vare på den utenfor databasen og sikkerhetskopien.")
        return
    for setting in config.SETTINGS:
        value = os.environ.get(setting.name, "")
        click.echo(f"{setting.name}={'***' if value and setting.secret else value}\n    {setting.meaning}")
    settings()
    click.echo("Innstillingene er i orden.")


def write_key(path: Path) -> None:
    """A new master key in a file only its owner can read; never over one that exists."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Stop(f"{path} finnes fra før. Den blir ikke skrevet over.") from error
    with os.fdopen(handle, "wb") as file:
        file.write(b64encode(os.urandom(32)))


@main.command(name="invite")
@click.argument("officer_number")
def invite_command(officer_number: str) -> None:
    """Lager en engangskode som knytter første innlogging til den tillitsvalgte.

    Eksempel: klar invite T100001
    """
    opened()
    try:
        code = invite(officer_number)
    except Officer.DoesNotExist as error:
        raise Stop(f"Fant ingen tillitsvalgt med nummer {officer_number}.") from error
    click.echo(f"Koden er {code}. Den virker én gang, i sju dager.")
