"""What a phone without a line keeps until it can be sent: sealed so that only Klar can open it, the phone that sealed it neither.

A key of that one envelope meets Klar's public key (ECDH on P-256, HKDF-SHA256, AES-256-GCM: what every browser has)."""

from base64 import b64encode
from functools import cached_property
from hmac import digest

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import ECDH, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from klar.crypto.box import NONCE, Unreadable
from klar.crypto.curve import POINT, point_of, private_key


class Envelopes:
    """Opens what was sealed to `address`, the public key. The same secret of 32 bytes gives the same key."""

    def __init__(self, secret: bytes):
        self._secret = secret
        self._key = private_key(secret)

    @cached_property
    def address(self) -> str:
        """The public key as pages carry it: base64 of an uncompressed point."""
        return b64encode(self._point).decode()

    def whose(self, officer: int) -> str:
        """What tells one officer's envelopes from another's on a phone that both use, and says nothing of either."""
        return digest(self._secret, b"officer:%d" % officer, "sha256").hex()[:24]

    def mark(self, text: str) -> str:
        """What the same text always gets, and nobody without the secret can tell the text from."""
        return digest(self._secret, b"mark:" + text.encode(), "sha256").hex()[:32]

    @cached_property
    def _point(self) -> bytes:
        return point_of(self._key)

    def open(self, envelope: bytes) -> bytes:
        """Envelope: public key of its own, nonce, sealed text. Raises Unreadable when it is not to us, or not whole."""
        point, nonce, sealed = envelope[:POINT], envelope[POINT : POINT + NONCE], envelope[POINT + NONCE :]
        try:
            shared = self._key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point))
            key = HKDF(SHA256(), 32, salt=point + self._point, info=b"klar:envelope").derive(shared)
            return AESGCM(key).decrypt(nonce, sealed, b"")
        except (ValueError, InvalidTag) as error:
            raise Unreadable("envelope") from error
