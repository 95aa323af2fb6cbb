"""Checking the checkpoints themselves: each signed, each built on the one before."""

from collections.abc import Iterable

from klar.audit.checkpoints import FIRST, Checkpoint, Unreadable, parsed
from klar.audit.signing import is_signed
from klar.audit.verifying import Broken


def read_checkpoints(lines: Iterable[bytes], key: str) -> tuple[list[Checkpoint], Broken | None]:
    """All that are signed, and the first fault, if any: "unreadable", "unsigned", "gap" or "unchained".

    Raises ValueError for a public `key` (hex) that is none.
    """
    good, faults = [], []
    for place, line in enumerate(lines, 1):
        try:
            found = parsed(line)
        except Unreadable:
            faults.append(Broken(0, "unreadable", place))
            continue
        if is_signed(found.said, found.signature, key):
            faults += _link(good, found)
            good.append(found)
        else:
            faults.append(Broken(0, "unsigned", found.number))
    return good, next(iter(faults), None)


def _link(before: list[Checkpoint], found: Checkpoint) -> list[Broken]:
    number, previous = (before[-1].number, before[-1].hash) if before else (0, FIRST)
    if found.number != number + 1:
        return [Broken(0, "gap", number + 1)]
    return [] if found.previous == previous else [Broken(0, "unchained", found.number)]
