"""A process with one world open in it. Told on stdin what to do, a word a line; answers on stdout, a line of JSON each."""

import json
import sys
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient

from klar import config, create_app
from klar.actions.session import start_session
from klar.db import db, now
from klar.models.officer import Session
from klar.search import find_members
from tests.bench import visits
from tests.bench.bare import hello
from tests.bench.statements import Raw, Statement, heard
from tests.bench.visits import Visit


class Measured:
    def __init__(self, folder: Path, uses: list[str]):
        self.folder = folder
        self.app = create_app(config.read({"KLAR_DATA": str(folder), "KLAR_INSECURE_HTTP": "1"}))
        everybody = json.loads((folder / "facts.json").read_text())["life"]["people"]
        self.people = [person for person in everybody if person["use"] in uses]
        self.visits, self.chance = visits.of(self.people), Random(3)
        self.bare = hello().test_client()
        Session.delete().execute()
        self.clients = [self.signed_in(person["officer"]) for person in self.people]

    @cached_property
    def whole(self) -> dict[Visit, list[Statement]]:
        """The statements of every page."""
        return {visit: self.statements(visit) for visit in self.visits}

    @cached_property
    def own(self) -> dict[Visit, list[Statement]]:
        """The statements a page is held against: of a search, those of searching alone."""
        return {visit: self.search_alone(visit) if visit.query else self.whole[visit] for visit in self.visits}

    @cached_property
    def raw(self) -> Raw:
        db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return Raw(self.folder)

    def signed_in(self, officer: int) -> FlaskClient:
        client = self.app.test_client()
        with client.session_transaction() as session:
            session.update({"_user_id": start_session(officer, "bench", "demo"), "_fresh": True})
        client.get("/mer")  # its form puts the token against forgery in the cookie, as it is for somebody at work
        return client

    def open(self, visit: Visit) -> float:
        client, query = self.clients[visit.person], {"q": visit.query} if visit.query else {}
        start = time.perf_counter()
        response = client.get(visit.path, query_string=query, headers=visit.headers)
        seconds = time.perf_counter() - start
        if response.status_code != 200:
            raise RuntimeError(f"{visit}: {response.status}")
        return seconds

    def statements(self, visit: Visit) -> list[Statement]:
        self.open(visit)
        with heard() as found:
            self.open(visit)
        return found

    def search_alone(self, visit: Visit) -> list[Statement]:
        """What searching itself asks the database: who is asking, and the recents, are not the search's."""
        with heard() as found:
            find_members(self.people[visit.person]["officer"], visit.query)
        return found

    def round(self) -> list[dict[str, Any]]:
        """Every visit once, in random order: seconds for the page, its statements raw, and the bare view."""
        return [self.sample(visit) for visit in self.shuffled()]

    def shuffled(self) -> list[Visit]:
        """All visits. Everybody's session is as if the person had just tapped."""
        Session.update(seen_at=now(), created_at=now()).execute()
        return self.chance.sample(self.visits, len(self.visits))

    def sample(self, visit: Visit) -> dict[str, Any]:
        person = self.people[visit.person]
        seconds, raw = self.open(visit), self.raw.seconds(self.own[visit])
        start = time.perf_counter()
        self.bare.get("/")
        bare = time.perf_counter() - start
        told = {"page": visit.page, "kind": person["kind"], "use": person["use"], "size": person["size"], "query": visit.query}
        return told | {"seconds": seconds, "raw": raw, "bare": bare}

    def statement_counts(self) -> dict[str, int]:
        """The most statements of its own that a page ran."""
        counts: dict[str, int] = {}
        for visit, found in self.whole.items():
            counts[visit.page] = max(counts.get(visit.page, 0), sum(each.counts for each in found))
        return counts

    def scans(self) -> dict[str, list[str]]:
        """By page, the large tables that are read from end to end, each with the statement."""
        found: dict[str, dict[str, None]] = {}
        for visit, statements in self.whole.items():
            for statement in statements:
                for table in self.raw.scans(statement):
                    found.setdefault(visit.page, {})[f"{table}: {statement.sql}"] = None
        return {page: list(lines) for page, lines in found.items()}

    def requests(self) -> dict[str, list[str]]:
        """By page, the requests of all visits as they go on the wire."""
        found: dict[str, list[str]] = {}
        for visit in self.shuffled():
            found.setdefault(visit.page, []).append(self.wire(visit))
        return found

    def wire(self, visit: Visit) -> str:
        cookie = self.clients[visit.person].get_cookie("klar", domain="localhost")
        target = f"{visit.path}?{urlencode({'q': visit.query})}" if visit.query else visit.path
        extra = "".join(f"{name}: {value}\r\n" for name, value in visit.headers.items())
        return f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: klar={cookie.value}\r\n{extra}\r\n"


def main(folder: Path, uses: list[str]) -> None:
    measured = Measured(folder, uses)
    answers: dict[str, Callable[[], Any]] = {
        "round": measured.round,
        "statements": measured.statement_counts,
        "scans": measured.scans,
        "requests": measured.requests,
    }
    for line in sys.stdin:
        print(json.dumps(answers[line.strip()]()), flush=True)
    if "raw" in vars(measured):
        measured.raw.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
