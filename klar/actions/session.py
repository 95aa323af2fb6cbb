"""Signing in and out: the session is a row, and only its token's fingerprint is kept."""

from datetime import timedelta

from klar.audit import record
from klar.crypto import fingerprint, token
from klar.db import atomic, now
from klar.models.officer import Identity, Invitation, Officer, Session

CODE_LIVES = timedelta(days=7)
FRESH = timedelta(minutes=1)  # how exactly «last seen» is kept


class UnknownCode(Exception):
    """A one-time code that does not exist, has been used or is too old."""


def start_session(officer_id: int, device: str, way: str) -> str:
    """A new session for this officer; returns its token. `way` is how: «demo» or «oidc»."""
    secret = token()
    with atomic():
        at = now()
        session = Session.create(
            token=fingerprint(secret), officer=officer_id, created_at=at, seen_at=at, device=device[:200]
        )
        record("session.started", officer=officer_id, subject=session.id, way=way)
    return secret


def end_session(officer_id: int, session_id: int) -> None:
    with atomic():
        Session.update(ended_at=now()).where(Session.id == session_id, Session.officer == officer_id).execute()
        record("session.ended", officer=officer_id, subject=session_id)


def see(session_id: int) -> None:
    Session.update(seen_at=now()).where(Session.id == session_id).execute()


def officer_of(issuer: str, subject: str) -> int | None:
    """The officer this sign-in was linked to, if any. Nothing is ever matched by name."""
    found = Identity.get_or_none(Identity.issuer == issuer, Identity.subject == subject)
    return found and found.officer_id


def invite(officer_number: str) -> str:
    """A one-time code, good for a week, that links an officer's first sign-in. Raises Officer.DoesNotExist."""
    officer = Officer.get(Officer.number == officer_number, Officer.ended_on.is_null())
    code = token()[:12]
    with atomic():
        Invitation.create(officer=officer, code=fingerprint(code), expires_at=now() + CODE_LIVES)
        record("invitation.made", officer=None, subject=officer.id)
    return code


def link_identity(issuer: str, subject: str, code: str) -> int:
    """Links a sign-in to the officer the code was made for. Raises UnknownCode."""
    with atomic():
        used = Invitation.update(used_at=now()).where(
            Invitation.code == fingerprint(code.strip().lower()),
            Invitation.used_at.is_null(),
            Invitation.expires_at > now(),
        )
        if not used.execute():
            raise UnknownCode
        officer = Invitation.get(Invitation.code == fingerprint(code.strip().lower())).officer_id
        Identity.create(issuer=issuer, subject=subject, officer=officer, at=now())
        record("identity.linked", officer=officer, subject=officer)
    return officer
