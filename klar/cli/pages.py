"""klar pages."""

import click

from klar.cli.base import main, settings
from klar.walking import record_pages


@main.command()
def pages() -> None:
    """Lager bildet av hver side, som hjelperne ser når de skriver et sidetall. Kjør den etter hver ny versjon.

    Eksempel: klar pages
    """
    click.echo(f"Laget {record_pages(settings().pages)} sider. Alt i dem er oppdiktet.")
