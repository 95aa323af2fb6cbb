"""klar audit review."""

import click
from datetime import date, datetime, timedelta

from klar.actions.review import review
from klar.audit import Bulk, Look, Review
from klar.cli.audit import audit
from klar.cli.base import Stop, opened
from klar.db import today


def day(_ctx: object, _param: object, value: datetime | None) -> date | None:
    return value.date() if value else None


@audit.command(name="review")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), callback=day, help="Første dag; ellers for en uke siden.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), callback=day, help="Siste dag; ellers i går.")
def review_command(first: date | None, last: date | None) -> None:
    """Lister for personvernombudet: hvem som har sett på hva. Viser aldri innhold eller navn på medlemmer.

    Eksempel: klar audit review --from 2026-11-01 --to 2026-11-07
    """
    last = last or today() - timedelta(1)
    first = first or last - timedelta(6)
    if first > last:
        raise Stop("--from må være før --to.")
    if last - first > timedelta(366):
        raise Stop("Velg høyst ett år.")
    opened()
    click.echo("\n".join(lists(review(None, first, last, "operator"), f"{first:%d.%m.%Y}–{last:%d.%m.%Y}")))


def lists(found: Review, days: str) -> list[str]:
    return [
        f"Oppslag {days}: {found.looks}",
        *titled("Mange på kort tid (mer enn 30 på en time)", map(many, found.bulk)),
        *titled("Om natten (22–06)", map(one, found.night)),
        *titled("Utenfor egen klubb, fagforening og egne saker", map(one, found.wide)),
        *titled("Mange oppslag med formål (60 eller flere forsøk på en time)", map(many, found.lookups)),
        *titled("Mange avslag (10 eller flere på en time)", map(many, found.refused)),
        *titled("Tilfeldig utvalg (20 i uken)", map(one, found.sample)),
    ]


def titled(title: str, lines: object) -> list[str]:
    return ["", title, *([f"  {line}" for line in lines] or ["  Ingen."])]


def one(look: Look) -> str:
    return f"{look.at:%d.%m.%Y %H:%M}  {look.officer_name}  {look.what} ({look.why})"


def many(found: Bulk) -> str:
    return f"{found.start:%d.%m.%Y %H:%M}–{found.end:%H:%M}  {found.officer_name}  {found.what}"
