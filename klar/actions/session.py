"""Signing in and out: the session is a row, and only its token's fingerprint is kept."""

from datetime import datetime, timedelta
from typing import Any

from klar.actions.guiding import end_seen
from klar.actions.operation import login
from klar.actions.told import end_phones
from klar.audit import record
from klar.crypto import fingerprint, token
from klar.db import atomic, now, today
from klar.models.officer import Identity, Invitation, Officer, Session, held

CODE_LIVES = timedelta(days=7)
WRONG_CODES, PAUSE = 5, timedelta(minutes=15)  # so many wrong codes from one sign-in, then a pause
SEEN_EVERY = timedelta(minutes=1)  # how exactly «last seen» is kept


class UnknownCode(Exception):
    """A one-time code that does not exist, has been used or is too old."""


class TooManyCodes(Exception):
    """So many wrong codes from one sign-in that it must wait."""


class NoMandate(Exception):
    """The officer has ended, or holds no mandate today: there is nothing to sign in to."""


def start_session(officer_id: int, device: str, way: str, *sure: object) -> str:
    """A new session for this officer; returns its token. `way` and `sure` as for `_signed`. Raises NoMandate."""
    secret = token()
    with atomic():
        session = Session.create(officer=officer_id, device=device[:200], **_signed(officer_id, secret, way, *sure))
        record("session.started", officer=officer_id, subject=session.id, way=way)
    return secret


def renew_session(officer_id: int, session_id: int, way: str, *sure: object) -> str | None:
    """The same session after another sign-in of the same officer; returns its new token, or None when it has ended.

    The old token opens nothing any longer. Raises NoMandate.
    """
    secret = token()
    with atomic():
        theirs = Session.id == session_id, Session.officer == officer_id, Session.ended_at.is_null()
        found = Session.update(**_signed(officer_id, secret, way, *sure)).where(*theirs).execute()
        if found:
            record("session.renewed", officer=officer_id, subject=session_id, way=way)
    return secret if found else None


def _signed(officer_id: int, secret: str, way: str, level: str = "low", acr: str = "", auth_at: int | None = None) -> dict[str, Any]:
    """What a sign-in sets. `way` is how: «oidc», or «demo», which counts as high.

    `level` is high or low, `acr` the provider's words for it, `auth_at` milliseconds since 1970. Raises NoMandate.
    """
    if not Officer.get_or_none(Officer.id == officer_id, Officer.ended_on.is_null()) or not held(me=officer_id, today=today()):
        raise NoMandate
    sure = {"level": "high" if way == "demo" else level, "acr": acr, "auth_at": auth_at}
    return {"token": fingerprint(secret), "created_at": now(), "seen_at": now(), **sure}


def end_session(officer_id: int, session_id: int) -> bool:
    """Signs one device out; it finds out at its next request. False when the officer has no such open session."""
    with atomic():
        theirs = Session.id == session_id, Session.officer == officer_id, Session.ended_at.is_null()
        found = Session.update(ended_at=now()).where(*theirs).execute()
        if found:
            end_phones(officer_id, session_id)
            end_seen(officer_id, session_id)
            record("session.ended", officer=officer_id, subject=session_id)
    return bool(found)


def end_other_sessions(officer_id: int, this: int) -> None:
    """Signs the officer out everywhere but here."""
    with atomic():
        others = Session.officer == officer_id, Session.ended_at.is_null(), Session.id != this
        for other in Session.select(Session.id).where(*others):
            end_session(officer_id, other.id)


def see(session_id: int) -> None:
    with atomic():
        Session.update(seen_at=now()).where(Session.id == session_id).execute()


def officer_of(issuer: str, subject: str) -> int | None:
    """The officer this sign-in was linked to, if any. Nothing is ever matched by name."""
    found = Identity.get_or_none(Identity.issuer == issuer, Identity.subject == subject)
    return found and found.officer_id


def invite(officer_number: str, lives: timedelta = CODE_LIVES) -> str:
    """A one-time code, good for a week or as long as is said, that links an officer's first sign-in. Raises Officer.DoesNotExist."""
    officer = Officer.get(Officer.number == officer_number, Officer.ended_on.is_null())
    code = token()[:12]
    with atomic():
        Invitation.create(officer=officer, code=fingerprint(code), expires_at=now() + lives)
        record("invitation.made", officer=None, subject=officer.id, rule="operator", login=login())
    return code


def link_identity(issuer: str, subject: str, code: str) -> int:
    """Links a sign-in to the officer the code was made for; one that is linked stays so. Raises UnknownCode and TooManyCodes."""
    who = fingerprint(f"{issuer} {subject}")
    _refuse_guessing(who)
    with atomic():
        if linked := officer_of(issuer, subject):
            return linked
        try:
            officer = _use(code)
        except UnknownCode:
            _wrong.setdefault(who, []).append(now())
            raise
        Identity.create(issuer=issuer, subject=subject, officer=officer, at=now())
        record("identity.linked", officer=officer, subject=officer)
    return officer


def _use(code: str) -> int:
    """Uses up a one-time code; returns whose it was. Spacing, capitals and look-alikes (o for 0, l for 1) are forgiven."""
    typed = "".join(filter(str.isalnum, code.lower())).translate(str.maketrans("oil", "011"))
    open_ones = Invitation.code == fingerprint(typed), Invitation.used_at.is_null(), Invitation.expires_at > now()
    found = Invitation.get_or_none(*open_ones)
    if not found:
        raise UnknownCode
    Invitation.update(used_at=now()).where(Invitation.id == found.id).execute()
    return found.officer_id


# Wrong codes by sign-in, in this process alone: a code is 48 random bits, so this only has to stop a patient script.
_wrong: dict[bytes, list[datetime]] = {}


def _refuse_guessing(who: bytes) -> None:
    since = now() - PAUSE
    for key in [key for key, times in list(_wrong.items()) if times[-1] < since]:
        _wrong.pop(key, None)
    if len(_wrong.get(who, [])) >= WRONG_CODES:
        raise TooManyCodes
