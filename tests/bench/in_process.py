"""Pages in process, without a server: against their statements run raw, a bare view, and a register of 4,000 members."""

from collections.abc import Iterable, Iterator
from statistics import median
from typing import Any

from tests.bench.figures import Figure
from tests.bench.told import Child
from tests.bench.visits import PAGES
from tests.bench.worlds import World

GROUP = "I prosessen"
MOST_STATEMENTS = {"home": 8, "case": 12}
GROWTH = 1.3
USES = ("twin", "large")
Sample = dict[str, Any]


def measured(small: World, full: World, rounds: int) -> Iterator[Figure]:
    """Rounds by turns in the two worlds, so that a machine that slows down slows both."""
    with Child("measuring", small.folder, *USES) as few, Child("measuring", full.folder, *USES) as many:
        counts, scans = many.ask("statements"), many.ask("scans")
        turns = [(few.ask("round"), many.ask("round")) for _ in range(rounds + 1)][1:]
    samples = [sample for _, at_full in turns for sample in at_full]
    yield from pages(samples, counts)
    yield from search(samples)
    yield from growth(turns)
    for page, title in PAGES.items():
        found = scans.get(page, [])
        note = "; ".join(found)
        yield Figure(GROUP, f"{title}: store tabeller lest fra ende til annen", len(found), limit=0, note=note)


def pages(samples: list[Sample], counts: dict[str, int]) -> Iterator[Figure]:
    for page, title in PAGES.items():
        mine = [sample for sample in samples if sample["page"] == page]
        page_ms, raw, bare = (milliseconds(mine, what) for what in ("seconds", "raw", "bare"))
        note = f"p95 {p95(page_ms):.2f} ms; rå SQL {median(raw):.2f}, p95 {p95(raw):.2f}; bar visning {median(bare):.2f}"
        yield Figure(GROUP, f"{title}: median", median(page_ms), "ms", ratio=median(page_ms) / median(bare), note=note)
        yield Figure(GROUP, f"{title}: SQL-setninger", counts[page], limit=MOST_STATEMENTS.get(page))


def search(samples: list[Sample]) -> Iterator[Figure]:
    """The promise: p95 ≤ 2 × raw + 3 × bare view; for everybody, and for reps and branch leaders each."""
    everybody = [sample for sample in samples if sample["page"] == "search"]
    groups = {"alle": everybody} | {
        title: [sample for sample in everybody if sample["kind"] == kind]
        for kind, title in (("club", "klubb"), ("branch", "fagforening"))
    }
    for title, mine in groups.items():
        page, raw, bare = (milliseconds(mine, what) for what in ("seconds", "raw", "bare"))
        limit = 2 * p95(raw) + 3 * p95(bare)
        note = f"2 × rå {p95(raw):.2f} + 3 × bar {p95(bare):.2f} = {limit:.2f} ms; median {median(page):.2f}"
        yield Figure(GROUP, f"Søk, p95, {title}", p95(page), "ms", ratio=p95(page) / limit, limit=1, judged="ratio", note=note)


def growth(turns: list[tuple[list[Sample], list[Sample]]]) -> Iterator[Figure]:
    """Medians of the same kinds of people in both worlds; the middle of the rounds' ratios."""
    for page, title in PAGES.items():
        both = [tuple(middle(half, page) for half in turn) for turn in turns]
        few, many = (median(side) for side in zip(*both, strict=True))
        ratio = median(after / before for before, after in both)
        note = f"{few:.2f} ms ved 4 000"
        yield Figure(GROUP, f"{title}: 400 000 mot 4 000 medlemmer", many, "ms", ratio=ratio, limit=GROWTH, judged="ratio", note=note)


def middle(samples: list[Sample], page: str) -> float:
    return median(milliseconds((s for s in samples if s["page"] == page and s["use"] == "twin"), "seconds"))


def milliseconds(samples: Iterable[Sample], what: str) -> list[float]:
    return [sample[what] * 1000 for sample in samples]


def p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
