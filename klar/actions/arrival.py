"""A helper asks for a rep's first sign-in. Klar sends the code itself, to the phone in the register; no page makes it, and the helper never sees it."""

from datetime import timedelta
from typing import Any

from flask import abort

from klar.access import fetch
from klar.actions.follow_up import rep
from klar.actions.session import invite
from klar.audit import record
from klar.config import Settings
from klar.crypto import fingerprint, token
from klar.db import Conflict, atomic, now
from klar.i18n import _, speaking
from klar.integrations.telling.faults import Gone, NotSent, Unsure
from klar.integrations.telling.sms import sms
from klar.models.arrival import Arrival, linked, newest
from klar.models.officer import Officer, selves

LIVES, AGAIN, KEPT = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


def ask_in(by: int, mandate_id: int) -> None:
    """Asks Klar to send the rep a code; within a minute it is not asked again. 404 when `by` does not follow up the rep's club.

    Raises Conflict for oneself, and for one who has been let in before: another sign-in would be somebody else's way in.
    """
    with atomic():
        row = rep(by, mandate_id) or abort(404)
        before = newest.one(officer=row.officer_id)
        if linked(officer=row.officer_id) or row.officer_id in [me.id for me in selves(by)]:
            raise Conflict
        if before and now() - before.asked_at < AGAIN:
            return
        Arrival.create(officer=row.officer_id, asked_by=by, asked_at=now())
        club = fetch(by, "follow.read", row.unit_id)
        record("arrival.asked", officer=by, subject=row.officer_id, rule=club.allowed_by, unit=club.id)


def send_asked(settings: Settings) -> int:
    """Sends what has been asked for, each claimed before it is sent: once or not at all. For the clock alone. Returns how many."""
    waiting = Arrival.select(Arrival.id).where(Arrival.sent_at.is_null(), Arrival.failed == "").order_by(Arrival.id)
    return sum(_send(row.id, settings) for row in list(waiting))


def _send(arrival: int, settings: Settings) -> bool:
    secret = token()[:32]
    with atomic():
        row = Arrival.get_by_id(arrival)
        officer = Officer.get_by_id(row.officer_id)
        why = "sms" if not settings.sms else "phone" if not officer.phone else ""
        late = now() - row.asked_at > LIVES
        values = {"failed": why or "line"} if why or late else {"sent_at": now(), "token": fingerprint(secret)}
        Arrival.update(**values).where(Arrival.id == arrival).execute()
        if why or late:
            return False
        code = invite(officer.number, LIVES)
    with speaking(officer.language):
        text = _("Åpne Klar her: %(link)s Koden din er %(code)s", link=f"https://{settings.hosts[0]}/logg-inn?inn={secret}", code=code)
    try:
        sms(settings.sms, officer.phone, text)
    except (Gone, NotSent, Unsure):
        with atomic():
            Arrival.update(failed="line", sent_at=None).where(Arrival.id == arrival).execute()
        return False
    return True


def step(secret: str, name: str) -> None:
    """Marks that one who came by the link has come so far, the first time they do: opened_at, begun_at, back_at or inside_at."""
    if not secret:
        return
    with atomic():
        Arrival.update(**{name: now()}).where(*_of(secret), getattr(Arrival, name).is_null()).execute()


def mistyped(secret: str) -> None:
    if not secret:
        return
    with atomic():
        Arrival.update(wrong=Arrival.wrong + 1).where(*_of(secret)).execute()


def _of(secret: str) -> tuple[Any, ...]:
    return Arrival.token == fingerprint(secret), Arrival.sent_at > now() - LIVES


def forget_arrivals() -> None:
    with atomic():
        Arrival.delete().where(Arrival.asked_at < now() - KEPT).execute()
