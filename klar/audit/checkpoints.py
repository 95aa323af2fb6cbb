"""A checkpoint: how far the record had come at a moment, signed, chained to the one before, kept on another machine.

With it a record that was cut or written anew shows, even one written anew with the master key.
"""

import json
from hashlib import sha256
from typing import NamedTuple

from klar.audit.signing import sign

FIRST = "0" * 64  # what the first one says of the one before


class Checkpoint(NamedTuple):
    """One line of a checkpoint file, and that line's own sha256 as hex."""

    number: int
    events: int
    last: int
    chain: str
    at: str
    previous: str
    signature: str
    hash: str

    @property
    def said(self) -> bytes:
        return _said(self._asdict())


SAYS = Checkpoint._fields[:6]


class Unreadable(Exception):
    """A line that is no checkpoint."""


def _said(fields: dict) -> bytes:
    """What is signed: everything but the signature, as JSON with sorted keys and no spaces."""
    return json.dumps({name: fields[name] for name in SAYS}, sort_keys=True, separators=(",", ":")).encode()


def written(number: int, last: int, chain: bytes, at: str, previous: str) -> bytes:
    """The signed line of a new checkpoint, with its line end. Ids have no gaps, so the last one's is also how many there are."""
    fields = {"number": number, "events": last, "last": last, "chain": chain.hex(), "at": at, "previous": previous}
    return json.dumps(fields | {"signature": sign(_said(fields))}, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def parsed(line: bytes) -> Checkpoint:
    """Raises Unreadable."""
    try:
        fields = json.loads(line)
        found = Checkpoint(**fields, hash=sha256(line.rstrip(b"\n")).hexdigest())
    except (ValueError, TypeError, RecursionError) as error:
        raise Unreadable from error
    kinds = [type(value) for value in found]
    if kinds != [int, int, int, str, str, str, str, str]:
        raise Unreadable
    return found
