"""«Vi ser det samme»: it begins with four digits, a helper joins, and either of them ends it."""

from datetime import timedelta
from hmac import compare_digest, digest
from typing import Any

from klar.access import listed
from klar.audit import record
from klar.crypto import keys, token
from klar.db import atomic, now, to_ms
from klar.models.guiding import Guiding, missed, waiting
from klar.models.officer import Session

DIGITS, CODE_LIVES = 4, timedelta(minutes=5)
LONGEST, GONE = timedelta(minutes=60), timedelta(minutes=3)  # the call; and a helper whose page has not asked
MISSES, PAUSE = 5, timedelta(minutes=15)  # so many wrong codes from one helper, then a pause
ASKED_EVERY = timedelta(seconds=30)  # how exactly it is kept when a helper's page asked


class NobodyThere(Exception):
    """No digits like that wait for this helper."""


class TooManyMisses(Exception):
    """So many wrong digits from one helper that they must wait."""


def digits(seed: str) -> str:
    """What the rep reads aloud. It cannot be made from the database alone."""
    made = digest(keys.derive("guiding"), seed.encode(), "sha256")
    return f"{int.from_bytes(made[:8]) % 10**DIGITS:0{DIGITS}}"


def over(guiding: Any) -> str:
    """Why it has ended by itself: «time», «gone», or nothing."""
    last = guiding.until_at if guiding.helper_id else guiding.code_until
    if now() > last:
        return "time"
    return "gone" if guiding.helper_id and now() - guiding.helper_at > GONE else ""


def begin_guiding(by: int, session: int) -> int:
    """Lets this device be seen by whoever is told the digits; what the officer had begun before ends. Returns its id."""
    with atomic():
        for row in Guiding.select(Guiding.id).where(Guiding.officer == by):
            end_guiding(row.id, by, "rep")
        made = Guiding.create(officer=by, seed=token()[:32], code_until=now() + CODE_LIVES, until_at=now() + LONGEST)
        Session.update(guided=made.id).where(Session.id == session).execute()
        record("guiding.begun", officer=by, subject=made.id)
    return made.id


def join_guiding(by: int, typed: str) -> None:
    """Lets the helper see the one whose digits these are. Raises NobodyThere and TooManyMisses."""
    with atomic():
        if missed(me=by, since=to_ms(now() - PAUSE))[0].count >= MISSES:
            raise TooManyMisses
        fits = [row.id for row in listed(by, "guiding.join", waiting) if compare_digest(digits(row.seed).encode(), typed.encode())]
        if len(fits) == 1:
            for row in Guiding.select(Guiding.id).where(Guiding.helper == by):
                end_guiding(row.id, by, "helper")
            Guiding.update(helper=by, helper_at=now(), shown=Guiding.shown + 1).where(Guiding.id == fits[0]).execute()
            record("guiding.joined", officer=by, subject=fits[0])
        else:
            record("guiding.missed", officer=by, subject=by)
    if len(fits) != 1:
        raise NobodyThere


def end_guiding(guiding_id: int, by: int, why: str) -> None:
    """Nothing is left of it but the record. `why`: rep, helper, signed_out, or what `over` says."""
    with atomic():
        Session.update(guided=None).where(Session.guided == guiding_id).execute()
        if Guiding.delete().where(Guiding.id == guiding_id).execute():
            record("guiding.ended", officer=by, subject=guiding_id, why=why)


def end_seen(by: int, session: int) -> None:
    """What a device was in ends with its sign-in."""
    seen = Session.get_by_id(session).guided
    if seen:
        end_guiding(seen, by, "signed_out")


def end_left_guidings() -> None:
    """Those that nobody was there to see the end of."""
    for row in Guiding.select().order_by(Guiding.id):
        if why := over(row):
            end_guiding(row.id, row.officer_id, why)
