"""Requests made at random by all kinds of people: never an error of ours, never a long wait."""

import time
from collections import Counter
from random import Random

from flask.testing import FlaskClient
from peewee import fn

from klar.models.officer import Mandate
from tests.drill.world import PROOF, Drilled, Result, key

LONGEST = 2.0  # seconds
ODD = (
    "", "0", "-1", "1", "2", "99999999999999999999", "NaN", "null", "../../etc/passwd", "%00", "\x00", "\u202e", "💥" * 40, "å" * 300,
    "' OR 1=1 --", "<script>alert(1)</script>", "{{7*7}}", "%s%n", "\r\nX: y", "2026-02-30", "i morgen", "1e999", "true", "[]", "a" * 20_000,
)  # fmt: skip
METHODS = ("GET",) * 6 + ("POST",) * 6 + ("HEAD", "PUT", "DELETE", "OPTIONS", "TRACE")
HEADERS = ("HX-Request", "HX-Target", "Accept-Language", "Referer", "If-None-Match", "Range", "X-Forwarded-For", "Content-Type")
FIELDS = ("q", "answer", "text", "reason", "size", "officer", "who", "member", "sak", "linje", "code", "status", "version", "date", "once")


class Fuzzer:
    def __init__(self, world: Drilled):
        self.chance, self.world = Random(7), world
        self.rules = [rule for rule in world.app.url_map.iter_rules()]
        self.officers = [officer for (officer,) in Mandate.select(fn.MIN(Mandate.officer)).group_by(Mandate.role).order_by(Mandate.role).tuples()]
        self.arrive()

    def arrive(self) -> None:
        """Somebody of every role, signed in, and somebody who is not: what they send may sign them out on the way."""
        self.people = [self.signed_in(officer) for officer in self.officers] + [(self.world.app.test_client(), "")]

    def signed_in(self, officer: int) -> tuple[FlaskClient, str]:
        client = self.world.app.test_client()
        client.set_cookie("klar", self.world.visitor(officer).cookie)
        found = PROOF.search(client.get("/mer").text)
        return client, found[1] if found else ""

    def path(self) -> str:
        """A route's address with odd or real values in it; or something that is no route."""
        if self.chance.random() < 0.05:
            return "/" + self.value()
        parts = [self.chance.choice((str(self.chance.randint(1, 400)), self.value())) if part.startswith("<") else part
                 for part in self.chance.choice(self.rules).rule.split("/")]  # fmt: skip
        return "/".join(part.replace("\r\n", "").replace("?", "").replace("#", "") for part in parts) or "/"

    def value(self) -> str:
        return self.chance.choice(ODD)

    def fields(self, proof: str) -> dict[str, str]:
        found = {self.chance.choice(FIELDS): self.value() for _ in range(self.chance.randint(0, 4))}
        return found | ({"csrf_token": proof, "once": key()} if self.chance.random() < 0.9 else {})

    def send(self) -> tuple[int, float, str]:
        client, proof = self.chance.choice(self.people)
        method, path = self.chance.choice(METHODS), self.path()
        headers = {name: self.value()[:200].replace("\r\n", " ").encode("ascii", "ignore").decode() for name in self.chance.sample(HEADERS, 2)}
        sent = {"data": self.fields(proof)} if method in ("POST", "PUT") else {"query_string": self.fields("")}
        if "data" in sent:
            headers.pop("Content-Type", None)
        start = time.perf_counter()
        answer = client.open(path, method=method, headers=headers, **sent)
        return answer.status_code, time.perf_counter() - start, f"{method} {path[:80]}"


def drill(world: Drilled, times: int) -> Result:
    fuzzer, faults, seen = Fuzzer(world), [], Counter()
    for turn in range(times):
        if turn % 400 == 399:
            fuzzer.arrive()
        status, seconds, what = fuzzer.send()
        seen[status // 100] += 1
        if status >= 500 or seconds > LONGEST:
            faults.append(f"{status} after {seconds:.1f} s: {what}")
    return Result(times, faults, ", ".join(f"{kind}xx {count}" for kind, count in sorted(seen.items())))
