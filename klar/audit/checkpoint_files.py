"""The folder that the checkpoints lie in: a file a month, a line a checkpoint, only ever added to."""

import os
from fcntl import LOCK_EX, flock
from pathlib import Path

from klar.audit.chain import end
from klar.audit.checkpoint_reading import read_checkpoints
from klar.audit.checkpoints import FIRST, Checkpoint, parsed, written
from klar.audit.signing import public_key
from klar.audit.verifying import Broken, verify
from klar.db import now

PREFIX = "klar-checkpoints-"


def checkpoint_lines(place: Path) -> list[bytes]:
    """The checkpoints of a folder, or of one file, in the order they were written. Raises OSError."""
    files = sorted(place.glob(f"{PREFIX}*.ndjson")) if place.is_dir() else [place]
    return [line for file in files for line in file.read_bytes().splitlines(keepends=True)]


def take_checkpoint(folder: Path) -> Checkpoint | Broken:
    """Writes one, if the record holds since the last; else what is wrong, and nothing is written. Raises OSError."""
    at = now()
    with (folder / f"{PREFIX}{at:%Y-%m}.ndjson").open("ab", buffering=0) as file:
        flock(file, LOCK_EX)
        good, fault = read_checkpoints(checkpoint_lines(folder), public_key())
        last = good[-1] if good else None
        fault = fault or verify(good[-1:], since=last)[1]
        if fault:
            return fault
        number, previous = (last.number + 1, last.hash) if last else (1, FIRST)
        line = written(number, *end(), at.isoformat(timespec="seconds"), previous)
        file.write(line)
        os.fsync(file.fileno())
    return parsed(line)
