"""The key that shows push services that a message is Klar's (VAPID). A new master key gives another: phones then say yes anew."""

from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from klar.crypto.curve import point_of, private_key
from klar.crypto.keys import keys


def push_key() -> EllipticCurvePrivateKey:
    return private_key(keys.derive("push"))


def public_push_key() -> str:
    """As a browser wants it: the point, in base64url without padding."""
    return urlsafe_b64encode(point_of(push_key())).rstrip(b"=").decode()
