"""Pages from the server that `klar serve` starts, against a bare view on the same server, workers and threads."""

import json
from collections.abc import Iterator
from statistics import mean, median
from subprocess import Popen
from typing import Any

from tests.bench.figures import Figure
from tests.bench.serving import BARE, KLAR, memory, processor, served
from tests.bench.told import Child
from tests.bench.visits import PAGES
from tests.bench.worlds import World

GROUP = "Over HTTP, 2 prosesser × 2 tråder, 8 forbindelser"
LEAST = {"home": 0.15, "case": 0.15, "search": 0.20}  # of the bare view's answers a second
AIM = 0.25
MEMORY = 200  # MB, the server and its two workers
HELLO = ["GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"]
Leg = dict[str, Any]
Pair = tuple[Leg, Leg]  # a go at a page, and the mean of the bare view before and after it


class Target:
    """A server and the requests it is sent."""

    def __init__(self, sender: Child, port: int, server: Popen):
        self.sender, self.port, self.server = sender, port, server

    def leg(self, wires: list[str], seconds: float) -> Leg:
        """As many answers as come in so many seconds; `cost` is the server's processor time for one, in ms."""
        before = processor(self.server)
        found = self.sender.ask(json.dumps({"port": self.port, "seconds": seconds, "requests": wires}))
        return found | {"cost": (processor(self.server) - before) / found["count"]}


def measured(full: World, rounds: int, seconds: float) -> Iterator[Figure]:
    """Every page between two goes at the bare view, round after round: drift of the machine hits both alike."""
    with Child("measuring", full.folder, "ordinary") as measuring:
        requests = measuring.ask("requests")
    with served(KLAR, full.folder) as ours, served(BARE, full.folder) as theirs, Child("load") as sender:
        klar, bare = Target(sender, *ours), Target(sender, *theirs)
        for wires in requests.values():
            klar.leg(wires, seconds)
        pairs: dict[str, list[Pair]] = {page: [] for page in PAGES}
        before = bare.leg(HELLO, seconds)
        for _ in range(rounds):
            for page in PAGES:
                found, after = klar.leg(requests[page], seconds), bare.leg(HELLO, seconds)
                between = {name: mean((before[name], after[name])) for name in ("rate", "cost")}
                pairs[page].append((found, between))
                before = after
        held = memory(klar.server)
    yield from (figure(page, found) for page, found in pairs.items())
    yield errors(pairs)
    yield remembered(held)


def figure(page: str, found: list[Pair]) -> Figure:
    ratios = [leg["rate"] / bare["rate"] for leg, bare in found]
    rate, p50, p99, cost = (median(leg[name] for leg, _ in found) for name in ("rate", "p50", "p99", "cost"))
    note = (
        f"p50 {p50:.1f} ms, p99 {p99:.1f} ms; forhold fra {min(ratios):.3f} til {max(ratios):.3f}, mål {AIM}; "
        f"prosessortid {cost:.2f} ms mot {median(bare['cost'] for _, bare in found):.2f}"
    )
    limit = LEAST.get(page)
    return Figure(GROUP, PAGES[page], rate, "/s", median(ratios), limit, "ratio", at_least=True, aim=AIM, note=note)


def errors(pairs: dict[str, list[Pair]]) -> Figure:
    every = [leg for found in pairs.values() for leg, _ in found]
    count = sum(leg["count"] for leg in every)
    return Figure(GROUP, "Svar som ikke var 200", sum(leg["errors"] for leg in every), limit=0, note=f"av {count} svar")


def remembered(held: dict[str, float]) -> Figure:
    note = (
        f"PSS av {held['processes']:.0f} prosesser etter belastningen, tjeneren medregnet; av dette "
        f"{held['Pss_Anon']:.0f} MB eget minne og {held['Pss_File']:.0f} MB filer (databasen er lagt i minnet med mmap)"
    )
    return Figure(GROUP, "Minne", held["Pss"], "MB", limit=MEMORY, note=note)
