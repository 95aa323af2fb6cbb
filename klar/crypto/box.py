"""Sealing and opening with one data key."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


class Unreadable(Exception):
    """A sealed value that does not open: wrong key, moved to another place, or altered."""


class Box:
    """One data key. `place` («case:14:title») is bound to the value: moved elsewhere it does not open."""

    __slots__ = ("aead", "version")

    def __init__(self, key: bytes, version: int):
        self.aead, self.version = AESGCM(key), version

    def seal(self, place: str, text: str) -> bytes:
        return self.seal_bytes(place, text.encode())

    def open(self, place: str, sealed: bytes | None) -> str:
        """The text, or an empty one when nothing was sealed. Raises Unreadable."""
        try:
            return self.open_bytes(place, sealed).decode() if sealed else ""
        except UnicodeDecodeError as error:
            raise Unreadable(place) from error

    def seal_bytes(self, place: str, content: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self.aead.encrypt(nonce, content, self._bound(place))

    def open_bytes(self, place: str, sealed: bytes) -> bytes:
        try:
            return self.aead.decrypt(sealed[:NONCE], sealed[NONCE:], self._bound(place))
        except (InvalidTag, ValueError) as error:  # ValueError: too short to hold a nonce
            raise Unreadable(place) from error

    def _bound(self, place: str) -> bytes:
        return f"{place}:{self.version}".encode()
