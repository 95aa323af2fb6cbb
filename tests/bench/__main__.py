"""make bench: what was promised about speed and memory, measured on a register of 400,000 members. Needs Linux (/proc).

Example: python -m tests.bench --quick --json figures.json
"""

import argparse
import json
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import followed, guided, importing, in_process, long_case, many_cases, on_phone, over_http, papers, worlds
from tests.bench.figures import MISS, Figure, table


def main() -> int:
    wanted = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended on the way out
    start = time.monotonic()
    if wanted.fresh:
        shutil.rmtree(worlds.KEPT, ignore_errors=True)
    figures = list(measured(quick=wanted.quick))
    print(table(figures))
    misses = [figure for figure in figures if figure.verdict == MISS]
    print(f"\n{len(misses)} krav ble ikke holdt. Tok {time.monotonic() - start:.0f} s.")
    if wanted.json:
        wanted.json.write_text(json.dumps([figure.as_json() for figure in figures], ensure_ascii=False, indent=1))
    return 1 if misses else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Måler det som er lovet om fart og minne.")
    parser.add_argument("--quick", action="store_true", help="kort måling; importen måles ikke på nytt")
    parser.add_argument("--fresh", action="store_true", help="lag verdenene på nytt først")
    parser.add_argument("--json", type=Path, metavar="FILE", help="skriv tallene hit også")
    return parser.parse_args()


def measured(*, quick: bool) -> Iterator[Figure]:
    tell("Lager verdenene …")
    small, full = worlds.prepared(worlds.SMALL), worlds.prepared(worlds.FULL)
    if full.new or quick:
        yield from importing.told(full.facts["import"], now=full.new)
    else:
        tell("Importerer …")
        yield from importing.told(worlds.imported_again(full), now=True)
    tell("Åpner sidene i prosessen …")
    yield from in_process.measured(small, full, rounds=2 if quick else 4)
    tell("Lager papirer …")
    yield from papers.measured(rounds=5 if quick else 15)
    yield from long_case.measured(small)
    yield from many_cases.measured(small)
    tell("Åpner sidene på en treg telefon …")
    yield from on_phone.measured(rounds=3 if quick else 5)
    tell("Åpner sidene over HTTP …")
    yield from over_http.measured(full, rounds=3 if quick else 5, seconds=0.6 if quick else 1)
    yield from guided.measured(full, rounds=3 if quick else 5, seconds=0.6 if quick else 1)
    yield from followed.measured(full, rounds=3 if quick else 5, seconds=0.6 if quick else 1)


def tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
