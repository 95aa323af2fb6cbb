"""klar access."""

from collections.abc import Iterator

import click

from klar.access import MEANINGS, Verdict, explained
from klar.cli.base import Stop, main, opened
from klar.db import today
from klar.models.officer import Officer, held
from klar.models.role import ROLES

ASKED = {"case.read": "lese", "case.write": "skrive i"}


@main.group()
def access() -> None:
    """Hvem som slipper inn hvor, og hvorfor.

    Eksempel: klar access explain T100001 14
    """


@access.command()
@click.argument("officer_number")
@click.argument("case_id", type=click.IntRange(1, 2**63 - 1))
def explain(officer_number: str, case_id: int) -> None:
    """Sier om en tillitsvalgt kan lese og skrive i en sak i dag, og hvorfor. Viser aldri hva saken handler om.

    Eksempel: klar access explain T100001 14
    """
    opened()
    officer = Officer.get_or_none(Officer.number == officer_number)
    if officer is None:
        raise Stop(f"Fant ingen tillitsvalgt med nummer {officer_number}.")
    found = [verdict for permission in ASKED if (verdict := explained(officer.id, case_id, permission))]
    if not found:
        raise Stop(f"Fant ingen sak med nummer {case_id}.")
    click.echo("\n".join([f"{officer.name} og sak {case_id}, {today():%d.%m.%Y}:", *_mandates(officer), *map(_said, found)]))


def _mandates(officer: Officer) -> Iterator[str]:
    if officer.ended_on:
        yield f"Er tatt ut av registeret {officer.ended_on:%d.%m.%Y} og kan ikke logge inn."
    rows = [f"{ROLES.get(row.role, row.role)}, {row.name}" for row in held(me=officer.id, today=today())]
    yield f"Verv som teller i dag: {'; '.join(rows)}." if rows else "Ingen verv teller i dag."


def _said(verdict: Verdict) -> str:
    clauses = verdict.bars or verdict.ways
    because = "; ".join(f"{MEANINGS[clause]} ({name})" for name, clause in clauses.items()) or "ingen regel slipper inn"
    return f"Kan {'' if verdict.allowed else 'ikke '}{ASKED[verdict.permission]} saken: {because}."
