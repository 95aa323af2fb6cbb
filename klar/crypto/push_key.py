"""The key that shows push services that a message is Klar's (VAPID). A new master key gives another: phones then say yes anew."""

from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from klar.crypto.keys import keys

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256


def push_key() -> EllipticCurvePrivateKey:
    return derive_private_key(int.from_bytes(keys.derive("push")) % (ORDER - 1) + 1, SECP256R1())


def public_push_key() -> str:
    """As a browser wants it: the point, in base64url without padding."""
    point = push_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()
