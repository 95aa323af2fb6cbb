"""Reading the whole record again, and finding the first place where it does not hold."""

from typing import NamedTuple

from klar.audit.chain import START, events, link


class Broken(NamedTuple):
    """Where the chain does not hold."""

    id: int
    reason: str


def verify() -> tuple[int, Broken | None]:
    """How many events were read, and the first place where the chain is broken, if any."""
    previous, count = START, 0
    for *row, chain in events():
        if row[0] != count + 1:
            return count, Broken(row[0], "missing")
        if link(previous, tuple(row)) != bytes(chain):
            return count, Broken(row[0], "altered")
        previous, count = chain, count + 1
    return count, None
