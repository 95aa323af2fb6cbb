"""What a cold phone fetches and how soon it sees it, beside two public services' own kind of page.

Alone: python -m tests.bench.on_phone
"""

from collections.abc import Iterable, Iterator

from tests.bench import others, ours
from tests.bench.cold import Opened, cold
from tests.bench.figures import Figure, table
from tests.browser import launched
from tests.browser.chromium import find

GROUP = "Kald telefon: 150 ms, 1,6 Mbit/s, CPU ÷ 4"
BYTES, REQUESTS, SCRIPT, LCP, CLS = 30, 5, 20, 1.0, 0.02  # ux.md 38; kB, kB, seconds


def measured(rounds: int) -> Iterator[Figure]:
    if not find():
        yield Figure(GROUP, "Ble ikke målt", 0, note="Chromium finnes ikke her")
        return
    with ours.opened() as pages:
        yield from told(pages, rounds)
    try:
        with others.opened() as pages:
            yield from told(pages, rounds, foreign=True)
    except others.NotHere as error:
        yield Figure(GROUP, "Andres sider ble ikke målt", 0, note=str(error))
    launched.close()


def told(pages: Iterable[Opened], rounds: int, *, foreign: bool = False) -> Iterator[Figure]:
    """Bytes and requests are promised of Home alone."""
    for page in pages:
        seen, home = cold(launched.chromium(), page, rounds), page.title.startswith("Hjem")
        rows = (
            ("over nettet", seen.bytes / 1000, "kB", BYTES if home else None),
            ("forespørsler", seen.requests, "", REQUESTS if home else None),
            ("skript, pakket", seen.script / 1000, "kB", SCRIPT),
            ("LCP", seen.lcp, "s", LCP),
            ("CLS", round(seen.cls, 3), "", CLS),
        )
        for what, value, unit, limit in rows:
            yield Figure(GROUP, f"{page.title}: {what}", value, unit, limit=None if foreign else limit)


if __name__ == "__main__":
    print(table(measured(rounds=5)))
