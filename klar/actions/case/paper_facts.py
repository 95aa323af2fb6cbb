"""What a case already says of what papers need to know (klar.papers.FACTS): nobody is asked for it."""

from collections.abc import Iterator
from typing import Any

from klar.access import fetch
from klar.crypto import Box, keys
from klar.db import today
from klar.i18n import locale
from klar.models import sealed
from klar.models.case import consents, deadlines, documents, may_share
from klar.models.case.paper import club, people, triggers, writer
from klar.papers import LANGUAGES
from klar.phone import spaced

DATES = {
    "dismissal_received": "oppsigelse-dato",
    "summary_dismissal_received": "oppsigelse-dato",
    "warning_received": "advarsel-dato",
    "election_held": "valg-dato",
    "negotiations_ended": "forhandling-slutt",
}
SHARING = "share_with_branch"


def known(by: int, case_id: int) -> dict[str, Any]:
    """The facts by their names, as klar.papers.said reads them; what is not known is not there. 404 when one may not write."""
    case = fetch(by, "case.write", case_id)
    box = keys.box(case.key)
    facts = {**_who(by, case), **_members(case), **dict(_happened(box, case)), **dict(_hanging(box, case))}
    return {key: value for key, value in facts.items() if value}


def _who(by: int, case: Any) -> dict[str, Any]:
    me, unit = writer.one(me=by), club.one(unit=case.unit_id)
    return {
        "maal": locale() if locale() in LANGUAGES else LANGUAGES[0],
        "sak": str(case.id),
        "tillitsvalgt": me.name,
        "telefon": spaced(me.phone),
        "epost": me.email,
        "klubb": unit.name,
        "fagforening": unit.branch,
        "mottaker": unit.branch,
    }


def _members(case: Any) -> dict[str, Any]:
    rows = people(case=case.id, today=today())
    first = {row.id: row for row in reversed(rows)}  # each with the largest job
    names = [row.name for row in reversed(first.values())]
    employers = {row.employer for row in first.values()}
    facts = {"medlem": " og ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))}  # «og» in both languages
    if len(employers) == 1:
        facts["arbeidsgiver"] = employers.pop()
    if len(first) == 1:
        facts |= {"medlemsnummer": rows[0].number, "stilling": rows[0].position, "prosent": f"{rows[0].percent:g} prosent" if rows[0].percent else ""}
    return facts


def _happened(box: Box, case: Any) -> Iterator[tuple[str, Any]]:
    events = [[row.happened_on.isoformat(), sealed.get(box, "trigger", row)["kind"]] for row in triggers(case=case.id)]
    yield from ((DATES[kind], on) for on, kind in events if kind in DATES)
    if events:
        yield "hendelser", {"days": events}


def _hanging(box: Box, case: Any) -> Iterator[tuple[str, Any]]:
    """The nearest deadline, the papers by name, and the day the last member said yes to the branch."""
    for row in [row for row in deadlines(case=case.id) if row.hard][:1]:
        yield "frist", {"law": sealed.get(box, "deadline", row)["code"], "on": row.due_on.isoformat()}
    if names := [name for row in documents(case=case.id) if (name := sealed.get(box, "document", row)["name"])]:
        yield "papirer", {"names": names[::-1]}
    days = [row.given_on for row in consents(case=case.id, today=today()) if row.scope == SHARING]
    if days and may_share(case.id, SHARING, today()):
        yield "ja-fagforening", max(days).isoformat()
