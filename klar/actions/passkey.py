"""Keys on people's own devices. One opens a session that is locked, on whatever device has it; it never starts one, and it is
no sign-in: what asks for a sign-in from just now is not satisfied by it."""

from datetime import timedelta
from hmac import digest

from peewee import IntegrityError

from klar.audit import record
from klar.crypto import challenge, fingerprint, is_good, keys, token
from klar.db import atomic, now, to_ms
from klar.integrations import webauthn
from klar.integrations.webauthn import Proof, Refused, Site
from klar.models.officer import Passkey, Session, passkeys
from klar.models.once import Once

WAITS, MOST = timedelta(minutes=5), 10  # for an answer; keys an officer may have
ADD, OPEN = "add", "open"


def asked_to_add(officer: int, session: int, site: Site) -> str:
    """What the browser is asked for, as JSON."""
    handle = digest(keys.derive("device"), f"{officer}".encode(), "sha256")  # says nothing, and is the same each time
    return webauthn.to_add(site, handle, _known(officer), _challenge(ADD, session))


def asked_to_open(officer: int, session: int, site: Site) -> str:
    """The same; empty when the officer has no key."""
    known = _known(officer)
    return webauthn.to_open(site, known, _challenge(OPEN, session)) if known else ""


def add_passkey(officer: int, session: int, site: Site, sent: str, device: str) -> None:
    """Raises Refused."""
    proof = webauthn.read(sent)
    name, public_key, count = webauthn.added(proof, site)
    with atomic():
        _use(proof, ADD, officer, session)
        if len(_known(officer)) >= MOST or Passkey.get_or_none(Passkey.credential == name):
            raise Refused("too many, or one that is there")
        made = Passkey.create(officer=officer, credential=name, public_key=public_key, count=count, device=device[:200], made_at=now())
        record("passkey.added", officer=officer, subject=made.id)


def open_session(officer: int, session: int, site: Site, sent: str) -> str:
    """Opens the officer's locked session; returns its new token. When they signed in stays as it was. Raises Refused."""
    proof, secret = webauthn.read(sent), token()
    with atomic():
        _use(proof, OPEN, officer, session)
        key = Passkey.get_or_none(Passkey.officer == officer, Passkey.credential == proof.credential)
        if not key:
            raise Refused("no key of theirs")
        Passkey.update(count=webauthn.used(proof, site, key.public_key, key.count), used_at=now()).where(Passkey.id == key.id).execute()
        theirs = Session.id == session, Session.officer == officer, Session.ended_at.is_null()
        if not Session.update(token=fingerprint(secret), seen_at=now()).where(*theirs).execute():
            raise Refused("signed out meanwhile")
        record("passkey.used", officer=officer, subject=key.id, session=session)
    return secret


def remove_passkey(officer: int, passkey: int) -> bool:
    """False when the officer has no such key."""
    with atomic():
        found = Passkey.delete().where(Passkey.id == passkey, Passkey.officer == officer).execute()
        if found:
            record("passkey.removed", officer=officer, subject=passkey)
    return bool(found)


def _known(officer: int) -> list[bytes]:
    return [row.credential for row in passkeys(me=officer)]


def _challenge(what: str, session: int) -> bytes:
    return challenge(f"{what}:{session}", to_ms(now() + WAITS))


def _use(proof: Proof, what: str, officer: int, session: int) -> None:
    """Klar must have asked for this, in this session, lately, and nobody have answered. Raises Refused."""
    if not is_good(proof.challenge, f"{what}:{session}", to_ms(now())):
        raise Refused("not asked for")
    try:
        Once.insert(key=f"challenge:{proof.challenge.hex()}", officer=officer, at=now()).execute()
    except IntegrityError as error:
        raise Refused("answered before") from error
