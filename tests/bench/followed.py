"""What helpers look at: the lists of whom they follow up, for everybody who does, against a bare view on the same server."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median

from klar import config, create_app
from klar.actions.session import start_session
from klar.db import db, today
from klar.models.officer import demo_people
from klar.models.role import FOLLOWERS
from tests.bench.figures import Figure
from tests.bench.over_http import HELLO, Target
from tests.bench.serving import BARE, KLAR, served
from tests.bench.told import Child
from tests.bench.worlds import World

GROUP = "Oppfølging, på hele registeret"
PAGES = {"/oppfolging": "Dem jeg følger opp", "/oppfolging/ring": "Ring nå", "/oppfolging/klubber": "Alle klubbene", "/oppfolging/nye": "Nye tillitsvalgte", "/oppfolging/runder": "Ringerunder"}
HELPERS, LEAST, AIM = 50, 0.10, 0.20  # of the bare view's answers a second


def measured(full: World, rounds: int, seconds: float) -> Iterator[Figure]:
    with Child("followed", full.folder) as child:
        asked = child.ask("requests")
    with served(KLAR, full.folder) as ours, served(BARE, full.folder) as theirs, Child("load") as sender:
        klar, bare = Target(sender, *ours), Target(sender, *theirs)
        for wires in asked.values():
            klar.leg(wires, seconds)
        legs = {page: [(bare.leg(HELLO, seconds), klar.leg(asked[page], seconds), bare.leg(HELLO, seconds)) for _ in range(rounds)] for page in PAGES}
    for page, title in PAGES.items():
        ratio = median(found["rate"] / mean((before["rate"], after["rate"])) for before, found, after in legs[page])
        rate, p99, cost = (median(found[name] for _before, found, _after in legs[page]) for name in ("rate", "p99", "cost"))
        yield Figure(GROUP, title, rate, "/s", ratio, LEAST, "ratio", at_least=True, aim=AIM, note=f"p99 {p99:.1f} ms, prosessortid {cost:.2f} ms")
    yield Figure(GROUP, "Svar som ikke var 200", sum(found["errors"] for each in legs.values() for _before, found, _after in each), limit=0)


def requests(folder: Path) -> dict[str, list[str]]:
    """Each page as asked for by many helpers, in branches and in counties."""
    app = create_app(config.read({"KLAR_DATA": str(folder), "KLAR_INSECURE_HTTP": "1"}))
    helpers = [*dict.fromkeys(row.id for row in demo_people(today=today()) if row.role in FOLLOWERS)]
    found: dict[str, list[str]] = {page: [] for page in PAGES}
    for officer in helpers[:: max(1, len(helpers) // HELPERS)]:
        client = app.test_client()
        with client.session_transaction() as session:
            session.update({"_user_id": start_session(officer, "bench", "demo"), "_fresh": True})
        cookie = client.get_cookie("klar", domain="localhost").value
        for page, wires in found.items():
            wires.append(f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: klar={cookie}\r\n\r\n")
    db.close()
    return found


if __name__ == "__main__":
    for _line in sys.stdin:
        print(json.dumps(requests(Path(sys.argv[1]))), flush=True)
