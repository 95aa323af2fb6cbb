"""WebAuthn, through py_webauthn: what a browser is asked for, and whether its answer holds. Knows nothing of officers."""

import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_client_data_json
from webauthn.helpers.structs import (
    AuthenticatorAttachment,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

log = logging.getLogger("klar")

# The device's own lock, and it must be opened: a key on a stick, or a tap alone, proves too little. Nothing is told of the
# person to the device; a key that can be listed is not asked for.
CHOICE = AuthenticatorSelectionCriteria(
    authenticator_attachment=AuthenticatorAttachment.PLATFORM,
    resident_key=ResidentKeyRequirement.DISCOURAGED,
    user_verification=UserVerificationRequirement.REQUIRED,
)


class Refused(Exception):
    """An answer that proves nothing."""


class Site(NamedTuple):
    """Where Klar is reached: the host's name, and the address as the browser says it."""

    host: str
    origin: str


class Proof(NamedTuple):
    """What the browser sent, read but not believed: which key it says it is, and what it says it was asked to sign."""

    credential: bytes
    challenge: bytes
    sent: str


def to_add(site: Site, handle: bytes, known: Iterable[bytes], challenge: bytes) -> str:
    """What the browser is asked for, as JSON. `handle` is what the device may know the person by."""
    options = generate_registration_options(
        rp_id=site.host, rp_name="Klar", user_id=handle, user_name="Klar", challenge=challenge,
        authenticator_selection=CHOICE, exclude_credentials=_described(known),
    )  # fmt: skip
    return options_to_json(options)


def to_open(site: Site, known: Iterable[bytes], challenge: bytes) -> str:
    required = UserVerificationRequirement.REQUIRED
    options = generate_authentication_options(
        rp_id=site.host, challenge=challenge, allow_credentials=_described(known), user_verification=required
    )
    return options_to_json(options)


def _described(known: Iterable[bytes]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=bytes(one), transports=[AuthenticatorTransport.INTERNAL]) for one in known]


def read(sent: str) -> Proof:
    """Raises Refused."""
    with _refusing():
        said = json.loads(sent)
        client = parse_client_data_json(base64url_to_bytes(said["response"]["clientDataJSON"]))
        if client.cross_origin:
            raise Refused("asked from within another page")
        return Proof(base64url_to_bytes(said["id"]), client.challenge, sent)


def added(proof: Proof, site: Site) -> tuple[bytes, bytes, int]:
    """The new key: its name, its public half and its count. Raises Refused."""
    with _refusing():
        key = verify_registration_response(credential=proof.sent, require_user_verification=True, **_expected(proof, site))
        return key.credential_id, key.credential_public_key, key.sign_count


def used(proof: Proof, site: Site, public_key: bytes, count: int) -> int:
    """The key's new count, when the proof is made with it just now by one who opened the device. Raises Refused."""
    with _refusing():
        key = {"credential_public_key": bytes(public_key), "credential_current_sign_count": count}
        said = verify_authentication_response(credential=proof.sent, require_user_verification=True, **key, **_expected(proof, site))
        return said.new_sign_count


def _expected(proof: Proof, site: Site) -> dict[str, Any]:
    return {"expected_challenge": proof.challenge, "expected_rp_id": site.host, "expected_origin": site.origin}


@contextmanager
def _refusing() -> Iterator[None]:
    """Whatever is wrong with an answer, it is no proof."""
    try:
        yield
    except Exception as error:
        log.warning("a key was refused: %s", type(error).__name__)
        raise Refused from error
