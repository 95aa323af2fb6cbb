"""Random secrets, and what is stored of them."""

import os
from hashlib import blake2b


def token() -> str:
    """256 random bits, for a session or a one-time code."""
    return os.urandom(32).hex()


def fingerprint(secret: str) -> bytes:
    """What is stored of a token: enough to know it again, too little to use it."""
    return blake2b(secret.encode(), digest_size=32).digest()
