"""Reps, clubs and talks as rows: who, and why now."""

from datetime import date, datetime, timedelta
from typing import Any

from klar.actions.follow_up import NEW_FOR
from klar.db import today
from klar.i18n import OSLO, _, _l, _n, day
from klar.models.follow_up import MOODS, NEEDS, OUTCOMES
from klar.models.role import ROLES
from klar.phone import spaced

CALL_WITHIN = timedelta(days=14)  # from the day the mandate began (domain.md § 3.3, T104)


def told(moment: datetime) -> str:
    return day(moment.astimezone(OSLO).date(), today())


def person(row: Any) -> dict[str, Any]:
    called = row.outcome is not None
    return {
        "id": row.id,
        "club_id": row.unit_id,
        "name": row.name,
        "role": str(ROLES[row.role]).capitalize(),
        "club": row.club,
        "phone": row.phone,
        "number": spaced(row.phone),
        "why": last_time(row) if called else not_called(row.from_on),
        "late": not called and row.from_on + CALL_WITHIN < today(),
        "until": _("Vervet varer til %(day)s.", day=day(row.to_on, today())) if row.to_on else "",
    }


def not_called(since: date) -> str:
    if since < today() - NEW_FOR:
        return _("Ingen har ringt ennå.")
    return _("Ny fra %(day)s. Ring innen %(last)s.", day=day(since, today()), last=day(since + CALL_WITHIN, today()))


def last_time(row: Any) -> str:
    when = told(row.at)
    if row.outcome == "none":
        return _n("Svarte ikke %(day)s.", "Svarte ikke %(day)s. Prøvd %(count)s ganger.", row.tries, day=when)
    return _("Ba deg ringe igjen %(day)s.", day=when) if row.outcome == "later" else _("Dere snakket %(day)s.", day=when)


# Signals without content: never which case, nor a word of it.
SIGNS = {
    "unseen": _l("Har ikke logget inn ennå"),
    "stopped": _l("Har stoppet to ganger på samme spørsmål"),
    "near": _l("En frist er nær"),
    "overdue": _l("En oppgave skulle vært gjort"),
}


def stuck_line(row: Any, signs: Any) -> dict[str, Any]:
    return {**person(row), "signs": ". ".join(str(said) for name, said in SIGNS.items() if getattr(signs, name))}


def club(row: Any) -> dict[str, Any]:
    talked = _("Snakket %(day)s", day=told(datetime.fromtimestamp(row.talked_at / 1000, OSLO))) if row.talked_at else _("Ingen har snakket med klubben ennå")
    return {"id": row.id, "name": row.name, "note": talked if row.reps else _("Har ingen tillitsvalgt")}


def talk(row: Any, agreed: str) -> dict[str, Any]:
    more = [str(MOODS[str(row.mood)])] if row.mood else []
    more += [_("Trenger hjelp: %(what)s", what=NEEDS[row.needs])] if row.needs else []
    more += [_("Møte %(day)s", day=day(row.meet_on, today()))] if row.meet_on else []
    heading = {"what": OUTCOMES[row.outcome], "who": row.name, "when": told(row.at), "by": row.caller}
    return {**heading, "to": row.officer_id, "talked": row.outcome == "reached", "more": more, "agreed": agreed}
