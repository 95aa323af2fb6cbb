"""klar deadlines: what nobody has acted on."""

import click

from klar.actions.case.deadline_telling import tell_branches
from klar.actions.operation import operated
from klar.cli.base import main, opened


@main.group()
def deadlines() -> None:
    """Frister i sakene.

    Eksempel: klar deadlines tell
    """


@deadlines.command()
def tell() -> None:
    """Varsler fagforeningen én gang om hver frist som ingen har fulgt opp innen trygg dato.

    Eksempel: KLAR_DATA=/srv/klar klar deadlines tell
    """
    opened()
    told = tell_branches()
    operated("deadlines.told", told=told)
    click.echo(f"Varslet om {told} {'frist' if told == 1 else 'frister'}.")
