"""Pages from the server that `klar serve` starts, against a bare view on the same server, workers and threads."""

import json
from collections.abc import Iterator
from statistics import mean, median
from typing import Any

from tests.bench.figures import Figure
from tests.bench.serving import BARE, KLAR, memory, served
from tests.bench.told import Child
from tests.bench.visits import PAGES
from tests.bench.worlds import World

GROUP = "Over HTTP, 2 prosesser × 2 tråder, 8 forbindelser"
LEAST = {"home": 0.15, "case": 0.15, "search": 0.20}  # of the bare view's answers a second
AIM = 0.25
MEMORY = 200  # MB, the server and its two workers
HELLO = ["GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"]
Leg = dict[str, Any]


def measured(full: World, rounds: int, seconds: float) -> Iterator[Figure]:
    """Every page between two goes at the bare view, round after round: drift of the machine hits both alike."""
    with Child("measuring", full.folder) as measuring:
        requests = measuring.ask("requests")
    with served(KLAR, full.folder) as (klar, server), served(BARE, full.folder) as (bare, _), Child("load") as sender:

        def go(port: int, wires: list[str], time: float = seconds) -> Leg:
            return sender.ask(json.dumps({"port": port, "seconds": time, "requests": wires}))

        for wires in requests.values():
            go(klar, wires)
        legs: dict[str, list[tuple[Leg, float]]] = {page: [] for page in PAGES}
        before = go(bare, HELLO)
        for _ in range(rounds):
            for page in PAGES:
                found, after = go(klar, requests[page]), go(bare, HELLO)
                legs[page].append((found, found["rate"] / mean((before["rate"], after["rate"]))))
                before = after
        held = memory(server)
    yield from (figure(page, found) for page, found in legs.items())
    yield errors(legs)
    yield remembered(held)


def figure(page: str, found: list[tuple[Leg, float]]) -> Figure:
    rates = [leg["rate"] for leg, _ in found]
    ratios = [ratio for _, ratio in found]
    p50, p99 = (median(leg[name] for leg, _ in found) for name in ("p50", "p99"))
    note = f"p50 {p50:.1f} ms, p99 {p99:.1f} ms; forhold fra {min(ratios):.3f} til {max(ratios):.3f}; mål {AIM}"
    limit = LEAST.get(page)
    return Figure(
        GROUP, PAGES[page], median(rates), "/s", median(ratios), limit, "ratio", at_least=True, aim=AIM, note=note
    )


def errors(legs: dict[str, list[tuple[Leg, float]]]) -> Figure:
    every = [leg for found in legs.values() for leg, _ in found]
    count = sum(leg["count"] for leg in every)
    return Figure(GROUP, "Svar som ikke var 200", sum(leg["errors"] for leg in every), limit=0, note=f"av {count} svar")


def remembered(held: dict[str, float]) -> Figure:
    note = (
        f"PSS av {held['processes']:.0f} prosesser etter belastningen, tjeneren medregnet; av dette "
        f"{held['Pss_Anon']:.0f} MB eget minne og {held['Pss_File']:.0f} MB filer (databasen er lagt i minnet med mmap)"
    )
    return Figure(GROUP, "Minne", held["Pss"], "MB", limit=MEMORY, note=note)
