"""Writes an invented union as a register file. The same seed, size and date give the same bytes."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from msgspec.json import Encoder

from klar.db import today
from klar.integrations.world import plan
from klar.integrations.world.union import Union

UNION = "Prøveforbundet"
# How much of the whole union, which has 400,000 members; the demo's people are told one by one in demo.toml.
SIZES = {"demo": 0.0, "small": 0.01, "full": 1.0}
TELL_EVERY = 20_000
Record = dict[str, Any]


def write_world(
    path: Path,
    *,
    seed: int = 1,
    size: str = "demo",
    made_on: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Writes the register file at `path`, whole or not at all; returns how many records it has.

    `size` is one of SIZES. `made_on` is the file's date, today when not given; mandates begin and end around it.
    `progress` is called with members (done, total).
    """
    unfinished, encode, lines = path.with_name(f"{path.name}.uferdig"), Encoder().encode, 0
    try:
        with unfinished.open("wb") as file:
            for record in _world(seed, size, made_on or today(), progress):
                lines += 1
                file.write(encode(record) + b"\n")
            file.write(encode({"type": "end", "lines": lines - 1}) + b"\n")
        unfinished.replace(path)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
    return lines - 1


def _world(seed: int, size: str, made_on: date, progress: Callable[[int, int], None] | None) -> Iterator[Record]:
    rng = Random(f"{seed} {size}")
    branches = plan.drawn(rng, SIZES[size]) if SIZES[size] else plan.demo()
    union, total = Union(rng, made_on, UNION, branches), sum(branch.size for branch in branches)
    told = 0
    yield {"type": "register", "version": 1, "made_on": made_on.isoformat(), "union": UNION}
    for record in union.records():
        yield record
        if progress and union.people.members >= told + TELL_EVERY:
            told = union.people.members
            progress(told, total)
    if progress:
        progress(total, total)
