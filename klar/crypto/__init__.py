"""Envelope encryption: a data key for each case, draft or loose task, wrapped by the master key, kept in a database of its own.

Destroying a data key destroys what it sealed, in every copy."""

from klar.crypto.box import Box, Unreadable
from klar.crypto.challenge import challenge, is_good
from klar.crypto.keys import Keys, keys
from klar.crypto.tokens import fingerprint, token

__all__ = [
    "Box",
    "Keys",
    "Unreadable",
    "challenge",
    "fingerprint",
    "is_good",
    "keys",
    "token",
]
