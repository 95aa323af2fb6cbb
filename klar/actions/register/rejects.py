"""The file of rejected lines: number, reason and the line itself, one JSON object a line, readable by its owner only."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec.json import encode

from klar.actions.register.sql import run
from klar.integrations.register.reader import LINE_LIMIT

SHOWN = 2_000  # bytes of the line that are repeated


def beside(path: Path) -> Path:
    """«register.ndjson» gives «register.avvist.ndjson»."""
    return path.with_name(f"{path.stem}.avvist.ndjson")


def write(path: Path) -> Path | None:
    """The file of what staging.rejected holds for `path`, or None when there is nothing; an older one is taken away.

    Raises OSError when the folder cannot be written to.
    """
    target = beside(path)
    reasons = dict(run("SELECT line, reason FROM staging.rejected"))
    target.unlink(missing_ok=True)
    if not reasons:
        return None
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for line, text in _picked(path, reasons.keys()):
            file.write(encode({"line": line, "reason": reasons[line], "text": text}) + b"\n")
    return target


def _picked(path: Path, wanted: set[int]) -> Iterator[tuple[int, str]]:
    line, fresh = 0, True
    with path.open("rb") as file:
        while part := file.readline(LINE_LIMIT):
            line += fresh
            if fresh and line in wanted:
                yield line, part[:SHOWN].decode("utf-8", "replace").rstrip("\r\n")
            fresh = part.endswith(b"\n")
