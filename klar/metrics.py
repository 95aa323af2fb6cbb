"""What the processes of one installation count, in the text form that Prometheus reads: how many, how long, never who or what.

Each process has a small file of its own, takes the first that no living process holds, and goes on from what stands there:
no lock is shared, a process that dies loses nothing, and whoever reads adds the files up. The rows are the views of the
program, so no address and nothing anybody wrote can become a label.
"""

import json
import logging
import os
import time
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from struct import Struct
from threading import Lock
from typing import Any

from flask import Flask

log = logging.getLogger("klar")

STATUSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
BOUNDS = (0.005, 0.025, 0.1, 0.25, 1.0, 5.0)  # seconds; the last bucket has no upper bound
ELSEWHERE = "(none)"  # no view: an address Klar does not have
FEW = "(few)"  # views that so few may open that how often says what a person does
ROW = Struct(f"<{len(STATUSES) + len(BOUNDS) + 2}Q")  # how many of each status, of each bucket, and microseconds in all
HEADER = 16_384  # bytes before the rows: their names, so that a file can be read without the program that wrote it
MOST = 64  # processes; more are not counted

Rows = dict[str, list[int]]


def folder_of(key_database: Path) -> Path:
    return key_database.with_name("counts")


class Counts:
    """The file of this process."""

    def __init__(self, folder: Path, views: Iterable[str]):
        self.names = sorted({*views, ELSEWHERE, FEW})
        self.places = {name: place for place, name in enumerate(self.names)}
        self.file, self.lock = _own(folder), Lock()
        header = json.dumps(self.names).encode().ljust(HEADER)
        kept = os.pread(self.file, HEADER + ROW.size * len(self.names), 0)
        if kept[:HEADER] != header:  # another version's, or new
            kept = header + bytes(ROW.size * len(self.names))
            os.ftruncate(self.file, 0)
            os.pwrite(self.file, kept, 0)
        self.rows = [[*row] for row in ROW.iter_unpack(kept[HEADER:])]

    def add(self, view: str, status: int, seconds: float) -> None:
        """One request. A row is written whole, so that a reader sees no half of one; a full disk stops nobody."""
        place = self.places.get(view, self.places[ELSEWHERE])
        row = self.rows[place]
        with self.lock:
            row[min(max(status // 100, 1), 5) - 1] += 1
            row[len(STATUSES) + bisect_left(BOUNDS, seconds)] += 1
            row[-1] += int(seconds * 1e6)
            with suppress(OSError):
                os.pwrite(self.file, ROW.pack(*row), HEADER + ROW.size * place)


def _own(folder: Path) -> int:
    """The first file that no other process holds, held until this one ends. Raises OSError when there is none."""
    folder.mkdir(mode=0o700, exist_ok=True)
    for number in range(MOST):
        file = os.open(folder / str(number), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            flock(file, LOCK_EX | LOCK_NB)
            return file
        except BlockingIOError:
            os.close(file)
    raise OSError(f"{MOST} processes are counted already")


def watch(app: Flask, folder: Path, few: Collection[str] = ()) -> None:
    """Counts every request of the app; those of the views in `few` together. Where there is no room to count, Klar serves all the same."""
    try:
        counts = Counts(folder, app.view_functions.keys() - {*few})
    except OSError as error:
        log.warning("requests are not counted: %s", error.strerror or error)
        return
    inner = app.wsgi_app

    def outer(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        begun = time.perf_counter()

        def start(status: str, *rest: Any) -> Callable:
            request = environ.get("werkzeug.request")  # Flask takes it away when the answer is made
            view = request and request.endpoint or ELSEWHERE
            counts.add(FEW if view in few else view, int(status[:3]), time.perf_counter() - begun)
            return start_response(status, *rest)

        return inner(environ, start)

    app.wsgi_app = outer


def counted(folder: Path) -> Rows:
    """What all processes have counted since their files were made, by view."""
    total: Rows = {}
    for path in folder.glob("*"):
        kept = path.read_bytes()
        rows = kept[HEADER : len(kept) - (len(kept) - HEADER) % ROW.size]
        for name, row in zip(json.loads(kept[:HEADER] or "[]"), ROW.iter_unpack(rows), strict=False):
            total[name] = [a + b for a, b in zip(total.get(name, [0] * len(row)), row, strict=True)]
    return total


def requests(rows: Rows) -> Iterator[str]:
    """The lines that tell of requests; of views that nobody has asked for, none."""
    asked = {view: row for view, row in sorted(rows.items()) if any(row)}
    yield from family("klar_requests_total", "counter", "Forespørsler, etter side og svar.")
    for view, row in asked.items():
        yield from (sample("klar_requests_total", count, view=view, status=status) for status, count in zip(STATUSES, row, strict=False) if count)
    yield from family("klar_request_seconds", "histogram", "Hvor lang tid svaret tok, etter side.")
    for view, row in asked.items():
        yield from _histogram(view, row[len(STATUSES) : -1], row[-1])


def _histogram(view: str, buckets: list[int], microseconds: int) -> Iterator[str]:
    """Each bucket counts those before it too."""
    for place, bound in enumerate([*map(str, BOUNDS), "+Inf"], 1):
        yield sample("klar_request_seconds_bucket", sum(buckets[:place]), view=view, le=bound)
    yield sample("klar_request_seconds_sum", microseconds / 1e6, view=view)
    yield sample("klar_request_seconds_count", sum(buckets), view=view)


def refused_sign_ins(rows: Rows) -> int:
    """Answers of a provider, and one-time codes, that did not let anybody in."""
    return sum(rows[view][STATUSES.index("4xx")] for view in ("session.answer", "session.link") if view in rows)


def family(name: str, kind: str, about: str) -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"


def sample(name: str, value: float, **labels: str) -> str:
    """Labels are our own words: views, statuses, bounds."""
    inside = ",".join(f'{key}="{said}"' for key, said in labels.items())
    return f"{name}{{{inside}}} {value}" if inside else f"{name} {value}"
