"""What one chooses to be told outside Klar, and the phones that listen."""

from base64 import b64decode

from klar.audit import record
from klar.crypto import fingerprint
from klar.crypto.curve import POINT
from klar.crypto.push_key import public_push_key
from klar.db import atomic, now
from klar.models.officer import Session
from klar.models.told import NotifyChoice, PushSubscription
from klar.notify import CHANNELS, KINDS, is_push_service

SECRET = 16  # bytes of what a browser shares with Klar alone


class NoPhone(Exception):
    """What the browser sent is no address that Klar sends to."""


def choose(by: int, kinds: list[str], channel: str, daily: bool, email: str = "") -> None:
    """Names that are not in KINDS or CHANNELS are left out; without one of each nobody is told."""
    said = {"kinds": " ".join(kind for kind in KINDS if kind in kinds), "channel": channel if channel in CHANNELS else "", "daily": daily, "email": email}
    with atomic():
        if not NotifyChoice.update(**said).where(NotifyChoice.officer == by).execute():
            NotifyChoice.create(officer=by, **said)


def add_phone(by: int, session_id: int, endpoint: str, p256dh: str, auth: str, hosts: tuple[str, ...]) -> None:
    """This browser hears from now on; one that another officer used before hears that one no more. Raises NoPhone."""
    if not is_push_service(endpoint, hosts) or (_length(p256dh), _length(auth)) != (POINT, SECRET):
        raise NoPhone
    with atomic():
        PushSubscription.delete().where(PushSubscription.endpoint == endpoint).execute()
        made = PushSubscription.create(officer=by, session=session_id, endpoint=endpoint, p256dh=p256dh, auth=auth, key=public_push_key(), made_at=now())
        record("push.added", officer=by, subject=made.id, session=session_id)


def _length(text: str) -> int:
    """Of what the text holds as base64url; 0 when it is none."""
    try:
        return len(b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)) if len(text) < 100 else 0
    except ValueError:
        return 0


def end_phone(by: int, phone_id: int) -> bool:
    """False when the officer has no such phone."""
    with atomic():
        found = PushSubscription.delete().where(PushSubscription.id == phone_id, PushSubscription.officer == by).execute()
        if found:
            record("push.ended", officer=by, subject=phone_id)
    return bool(found)


def gone_phone(phone_id: int) -> None:
    """One that the push service no longer knows, or that is signed out."""
    with atomic():
        if PushSubscription.delete().where(PushSubscription.id == phone_id).execute():
            record("push.ended", officer=None, subject=phone_id)


def end_phones(by: int, session_id: int) -> None:
    """Those of a sign-in that ends; inside the caller's transaction."""
    for phone in list(PushSubscription.select(PushSubscription.id).where(PushSubscription.session == session_id).order_by(PushSubscription.id)):
        end_phone(by, phone.id)


def carry_over(before: str, secret: str) -> None:
    """A sign-in on the same device after one that grew too old: the phone is its owner's still, or nobody's. Both are tokens."""
    with atomic():
        old, new = (Session.get_or_none(Session.token == fingerprint(token)) for token in (before, secret))
        if not old or not new or old.id == new.id:
            return
        if old.officer_id == new.officer_id and old.ended_at is None:
            PushSubscription.update(session=new.id).where(PushSubscription.session == old.id).execute()
        else:
            end_phones(old.officer_id, old.id)
