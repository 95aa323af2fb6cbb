"""klar keys."""

import click
from dataclasses import replace
from pathlib import Path

from klar import config, upkeep
from klar.cli.base import SETTINGS, Stop, main, opened, settings
from klar.cli.keeping import on_record, told
from klar.crypto import keys


@main.group(name="keys")
def keys_group() -> None:
    """Nøklene som sakene er låst med, og hovednøkkelen over dem.

    Eksempel: klar keys status
    """


@keys_group.command()
def status() -> None:
    """Viser hvor mange nøkler det er, og hvilken hovednøkkel i rekken som låser dem.

    Eksempel: KLAR_DATA=/srv/klar klar keys status
    """
    opened()
    count, number = keys.status()
    click.echo(f"{count} nøkler, låst med hovednøkkel nummer {number}.")


@keys_group.command()
@click.argument("new_key_file", type=click.Path(path_type=Path, dir_okay=False))
def rotate(new_key_file: Path) -> None:
    """Bytter hovednøkkel til den i NEW_KEY_FILE. Stopp Klar først. Alle må logge inn på nytt.

    Eksempel: klar settings --new-key /srv/klar/ny.key && klar keys rotate /srv/klar/ny.key
    """
    found = settings()
    try:
        secret = config.master_key(new_key_file)
    except config.SettingError as error:
        raise Stop(error.advice, SETTINGS) from error
    with told():
        count, number = upkeep.rotate(found, secret)
    on_record(replace(found, master_key=secret), "keys.rotated", keys=count, number=number)
    click.echo(
        f"{count} nøkler er låst med hovednøkkel nummer {number}. Sett KLAR_MASTER_KEY_FILE={new_key_file.resolve()} nå.\n"
        "Ta en ny sikkerhetskopi. De eldre kopiene åpnes bare av den gamle nøkkelen: slett den når de er borte, om sju dager."
    )
