"""What a device is asked to sign: random, for one purpose, for some minutes. Nothing is stored until it has been used."""

import os
from hmac import compare_digest, digest

from klar.crypto.keys import keys

LENGTH = 8 + 16 + 32  # the moment it is good until, chance, and a proof that Klar made it


def challenge(purpose: str, until: int) -> bytes:
    """`until` is in milliseconds since 1970. Whoever accepts the answer sees to it that it is used once."""
    said = until.to_bytes(8) + os.urandom(16)
    return said + _proof(purpose, said)


def is_good(made: bytes, purpose: str, at: int) -> bool:
    """Whether Klar made it for this, and it is not too late."""
    ours = len(made) == LENGTH and compare_digest(made[24:], _proof(purpose, made[:24]))
    return ours and at <= int.from_bytes(made[:8])


def _proof(purpose: str, said: bytes) -> bytes:
    return digest(keys.derive("challenge"), said + purpose.encode(), "sha256")
