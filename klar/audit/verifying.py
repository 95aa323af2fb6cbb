"""Reading the whole record again, and finding the first place where it does not hold."""

from collections.abc import Iterable
from typing import NamedTuple

from klar.audit.chain import START, chain_at, end, events, link
from klar.audit.checkpoints import Checkpoint


class Broken(NamedTuple):
    """Where it does not hold: the event `id`, seen by the `checkpoint` of that number when one is what shows it.

    The chain is "missing" or "altered" at an event; against a checkpoint the record is "cut" or "rewritten".
    What can be wrong with a checkpoint itself stands in checkpoint_reading.
    """

    id: int
    reason: str
    checkpoint: int = 0


def verify(checkpoints: Iterable[Checkpoint] = (), since: Checkpoint | None = None) -> tuple[int, Broken | None]:
    """How many events were read, and the first place where the chain, or what a checkpoint saw, does not hold, if any.

    `since` leaves out what that checkpoint covers.
    """
    begun = since.last if since else 0
    count, previous = begun, bytes.fromhex(since.chain) if since else START
    for *row, chain in events(after=begun):
        if row[0] != count + 1:
            return count - begun, Broken(row[0], "missing")
        if link(previous, tuple(row)) != chain:
            return count - begun, Broken(row[0], "altered")
        previous, count = chain, count + 1
    broken = (found for checkpoint in checkpoints if (found := _against(checkpoint)))
    return count - begun, next(broken, None)


def _against(checkpoint: Checkpoint) -> Broken | None:
    """What is wrong with a record that had come as far as the checkpoint says."""
    chain = chain_at(checkpoint.last)
    if chain is None:
        return Broken(end()[0] + 1, "cut", checkpoint.number)
    return None if chain == bytes.fromhex(checkpoint.chain) else Broken(checkpoint.last, "rewritten", checkpoint.number)
