"""The master key: it wraps the data keys, and gives other keys their start."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from klar.crypto.box import NONCE, Unreadable


class Master:
    __slots__ = ("aead", "secret")

    def __init__(self, secret: bytes):
        self.secret = secret
        self.aead = AESGCM(self.derive("wrap"))

    def derive(self, purpose: str) -> bytes:
        """32 bytes for one purpose; knowing one tells nothing of another."""
        return HKDF(SHA256(), 32, salt=None, info=f"klar:{purpose}".encode()).derive(self.secret)

    def wrap(self, name: str, key: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self.aead.encrypt(nonce, key, name.encode())

    def unwrap(self, name: str, wrapped: bytes) -> bytes:
        """Raises Unreadable under another master key, and when the key stands in another's place."""
        try:
            return self.aead.decrypt(wrapped[:NONCE], wrapped[NONCE:], name.encode())
        except InvalidTag as error:
            raise Unreadable(name) from error
