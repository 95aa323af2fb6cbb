"""Drills that take longer than the suite should: `python -m tests.drill [--few]`, with ENGINE=postgresql there. Prints a table; fails when one does not hold."""

import sys
import time
from collections.abc import Callable
from tempfile import TemporaryDirectory

from tests.drill import (
    by_law,
    editors,
    full_disk,
    fuzz,
    injections,
    kill,
    migrating,
    oracle,
    peak,
    restoring,
    stop,
    uploads,
    writers,
)
from tests.drill.world import Result, made
from tests.engine import ON_POSTGRESQL

# What, how often, and how often with --few.
DRILLS: tuple[tuple[str, Callable[..., Result], int, int], ...] = (
    ("kill -9 under HTTP-last", kill.drill, 200, 3),
    ("Stopp under HTTP-last", stop.drill, 20, 2),
    ("Full disk", full_disk.drill, 50, 5),
    ("Migrering drept underveis", migrating.drill, 20, 2),
    ("To som skriver i samme sak", editors.drill, 10_000, 200),
    ("Tilfeldige forespørsler", fuzz.drill, 100_000, 1_500),
    ("Filer laget for å skade", uploads.drill, 172, 20),
    ("Tekst som ligner kode, i alle felt", injections.drill, 345, 6),
    ("Tilgangen mot reglene i ren Python", oracle.drill, 1_000_000, 20_000),
    ("Fristene mot lovens ord", by_law.drill, 100_000, 10_000),
    ("Åtte som skriver samtidig", writers.drill, 8_000, 400),
    ("400 000 medlemmer kopiert og lagt tilbake", restoring.drill, 500, 50),
    ("Travleste time, 200 i sekundet", peak.drill, 120_000, 3_000),
)


# The others are about files of SQLite, or about browsers, files and worlds that are the same on both.
ON_BOTH = (kill.drill, stop.drill, editors.drill, fuzz.drill, oracle.drill, writers.drill)


def main(few: bool) -> int:
    held = True
    print(f"{'Øvelse':<42}{'antall':>8}{'feil':>6}{'tid':>8}  merknad")
    for title, drill, many, some in DRILLS:
        if ON_POSTGRESQL and drill not in ON_BOTH:
            continue
        with TemporaryDirectory() as folder:
            start = time.monotonic()
            result = drill(made(folder), some if few else many)
            took = time.monotonic() - start
        held &= not result.faults
        print(f"{title:<42}{result.count:>8}{len(result.faults):>6}{took:>7.0f}s  {result.note}", flush=True)
        for fault in result.faults[:10]:
            print(f"    {fault}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main("--few" in sys.argv[1:]))
