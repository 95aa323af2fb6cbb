"""P-256, the curve that every browser has: Klar's own keys on it, each made of a secret."""

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

POINT = 65  # bytes of a public key, uncompressed
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve's group


def private_key(secret: bytes) -> EllipticCurvePrivateKey:
    """The same secret of 32 bytes gives the same key."""
    return derive_private_key(int.from_bytes(secret) % (ORDER - 1) + 1, SECP256R1())


def point_of(key: EllipticCurvePrivateKey) -> bytes:
    """Its public key, uncompressed."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
