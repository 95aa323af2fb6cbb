"""«Vi ser det samme»: 500 calls at once, both phones asking for news, against a bare view on the same server."""

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import mean, median

from klar import config, create_app
from klar.actions.session import start_session
from klar.db import db, now, today
from klar.models.guiding import Guiding
from klar.models.officer import Session, demo_people
from klar.models.role import CLUB, HELPERS
from tests.bench.figures import Figure
from tests.bench.over_http import HELLO, Target
from tests.bench.serving import BARE, KLAR, served
from tests.bench.told import Child
from tests.bench.worlds import World

GROUP = "Vi ser det samme, 500 samtaler (1 000 telefoner) som spør"
CALLS, LEAST = 500, 0.15  # of the bare view's answers a second
EVERY = 1.5  # seconds between two questions from a phone


def measured(full: World, rounds: int, seconds: float) -> Iterator[Figure]:
    with Child("guided", full.folder) as child:
        wires = child.ask("requests")
    with served(KLAR, full.folder) as ours, served(BARE, full.folder) as theirs, Child("load") as sender:
        klar, bare = Target(sender, *ours), Target(sender, *theirs)
        klar.leg(wires, seconds)
        legs = [(bare.leg(HELLO, seconds), klar.leg(wires, seconds), bare.leg(HELLO, seconds)) for _ in range(rounds)]
    ratio = median(found["rate"] / mean((before["rate"], after["rate"])) for before, found, after in legs)
    rate, p99, cost = (median(found[name] for _before, found, _after in legs) for name in ("rate", "p99", "cost"))
    note = f"p99 {p99:.1f} ms, prosessortid {cost:.2f} ms; {len(wires)} telefoner spør {len(wires) / EVERY:.0f} ganger i sekundet"
    yield Figure(GROUP, "Noe nytt?", rate, "/s", ratio, LEAST, "ratio", at_least=True, note=note)
    yield Figure(GROUP, "Svar som ikke var 200 eller 204", sum(found["errors"] for _before, found, _after in legs), limit=0)


def requests(folder: Path) -> list[str]:
    """What both phones of each call ask, there being nothing new."""
    app = create_app(config.read({"KLAR_DATA": str(folder), "KLAR_INSECURE_HTTP": "1"}))
    people = demo_people(today=today())
    reps, helpers = ([*dict.fromkeys(row.id for row in people if row.role in roles)][:CALLS] for roles in (CLUB, HELPERS))
    Guiding.delete().execute()
    ends, found = now() + timedelta(hours=1), []
    for rep, helper in zip(reps, helpers, strict=False):
        call = Guiding.create(officer=rep, helper=helper, helper_at=ends, seed="x", code_until=ends, until_at=ends)
        for officer, path in ((rep, "/vis-hvor-jeg-er/nytt?v=0"), (helper, "/vi-ser-det-samme/naa?v=0")):
            client = app.test_client()
            with client.session_transaction() as session:
                session.update({"_user_id": start_session(officer, "bench", "demo"), "_fresh": True})
            cookie = client.get_cookie("klar", domain="localhost").value
            found.append(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: klar={cookie}\r\nHX-Request: true\r\n\r\n")
        Session.update(guided=call.id).where(Session.officer == rep).execute()
    db.close()
    return found


if __name__ == "__main__":
    for _line in sys.stdin:
        print(json.dumps(requests(Path(sys.argv[1]))), flush=True)
