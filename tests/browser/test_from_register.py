"""A new rep's way in, on two phones: from a line in the register to the first case, with the helper on the telephone all the way.

Klar is served as in production, both sign in with a real provider process, and everything the helper's browser is sent is kept.
"""

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from flask import Flask
from playwright.sync_api import Browser

from klar.actions.arrival import send_asked
from klar.actions.register import import_register
from klar.config import Settings
from klar.db import today
from klar.jobs import look_ahead
from klar.models.officer import Mandate, Officer
from tests.browser.conftest import Handset
from tests.browser.flows import found, search
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.tapped import Tapped
from tests.session.conftest import HIGH, SECRET, klar, provider, vouch  # noqa: F401
from tests.session.test_in_browser import leave, sign_in_first

MARK = "Zibeldonk"  # in what the rep types, and nowhere else
SOON = 2.0  # seconds until the helper mostly sees where the rep is: the page asks every second and a half
STEP = 2.5  # the same of how far a sign-in has come, which is asked for every other second
# What the rep taps, and what the helper sees then: the question as it is put in any case, not the one that tells which case it is.
ANSWERS = {"Lønn og ferie": "Hva ligner mest?", "Feil lønn": "Ny sak: Når skjedde det?", "I går": "part i saken?", "Nei": "Hva har medlemmet sagt ja til?", "Snakke med": "Opprett saken"}
PATIENCE = 10  # seconds that one of them may take on a busy machine


class Call:
    """A branch leader, and a member of one of the branch's clubs whom the next register file has as a rep."""

    def __init__(self, settings: Settings, base: Server, issuer: str, chromium: Browser, folder: Path):
        self.settings, self.folder, self.issuer = settings, folder, issuer
        self.lines = Tapped(base.port), Tapped(base.port)
        self.helper, self.rep = (Handset(chromium, line).make() for line in self.lines)
        self.branch = Mandate.select().where(Mandate.role == "branch_leader").order_by(Mandate.id).first()

    def elected(self) -> Officer:
        """The register's next file, with one line more: the first member of the branch who has no post has one from today."""
        file = self.folder / "register.ndjson"
        records = [json.loads(line) for line in file.read_text().splitlines()]
        found = {kind: [row for row in records if row["type"] == kind] for kind in ("unit", "workplace", "employment", "officer", "member")}
        clubs = {row["number"] for row in found["unit"] if row.get("parent") == self.branch.unit.number}
        club_of = {row["number"]: row["club"] for row in found["workplace"] if row.get("club") in clubs}
        taken = {row.get("member_number") for row in found["officer"]}
        job = next(row for row in found["employment"] if row["workplace"] in club_of and row["member"] not in taken and not row.get("to_on"))
        member = next(row for row in found["member"] if row["number"] == job["member"])
        officer = {"type": "officer", "number": "T9001", "name": member["name"], "phone": "+4700000901", "member_number": member["number"]}
        post = {"type": "mandate", "number": "V9001", "officer": "T9001", "role": "workplace_rep", "unit": club_of[job["workplace"]], "from_on": today().isoformat()}
        records[-1:] = [officer, post, {"type": "end", "lines": len(records)}]
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in records))
        import_register(file, by=None)
        look_ahead()
        return Officer.get(Officer.number == "T9001")

    def sms(self) -> tuple[str, str]:
        """The clock sends it; the way in and the code that stand in it."""
        assert send_asked(self.settings) == 1
        text = json.loads((self.folder / "sms").read_text().splitlines()[-1])["text"]
        return re.search(r"(/logg-inn\?inn=\w+)", text)[1], re.search(r"Koden din er (\w{12})$", text)[1]

    def shows(self, words: str) -> float:
        """How many seconds until the helper's phone says so."""
        begun = time.monotonic()
        while words not in self.helper.words:
            assert time.monotonic() - begun < PATIENCE, f"no «{words}» in: {self.helper.words}"
            self.helper.pause(0.05)
        return round(time.monotonic() - begun, 2)


@pytest.fixture
def call(klar: Callable[..., Flask], provider: str, chromium: Browser) -> Iterator[Call]:  # noqa: F811
    folder = klar(provider).config["KLAR"].key_database.parent
    settings = klar(provider, KLAR_SMS_URL=f"file://{folder / 'sms'}").config["KLAR"]
    oidc = {"KLAR_OIDC_ISSUER": provider, "KLAR_OIDC_CLIENT_ID": "klar", "KLAR_OIDC_CLIENT_SECRET": SECRET, "KLAR_OIDC_LEVEL_HIGH": HIGH}
    here = {"KLAR_DATA": str(folder), "KLAR_DATABASE": str(settings.database), "KLAR_INSECURE_HTTP": "1", "KLAR_SMS_URL": f"file://{folder / 'sms'}"}
    server = Server(folder, "serve", **os.environ, **oidc, **here).start()
    made = Call(settings, server, provider, chromium, folder)
    yield made
    for phone in (made.helper, made.rep):
        phone.context.close()
    for line in made.lines:
        line.close()
    server.stop()


def test_from_the_register_to_the_first_case(call: Call, record_property: Callable[[str, object], None]) -> None:
    helper, rep = call.helper, call.rep
    sign_in_first(helper, call.branch.officer, "kari")
    officer = call.elected()
    taps, steps = invited(call, officer), come_in(call)
    record_property("taps of the helper until the code is sent", taps)
    record_property("seconds until the helper saw each step of the sign-in", steps)
    assert taps == 5 and median(steps) <= STEP
    rep.taps = 0
    rep.tap("Vis hjelperen siden").tap("Vis fire tall")
    helper.open("/oppfolging").tap("Vi ser det samme").fill("#digits", rep.text(".digits")).tap("Se siden")
    rep.until(lambda: "ser hvor du er." in rep.words, PATIENCE)
    seen, who = first_case(call)
    record_property("seconds until the helper saw where the rep was", seen)
    record_property("taps of the rep from Home to a case that is opened", rep.taps)
    assert median(seen) <= SOON and rep.taps <= 16
    rep.taps = 0
    rep.tap("Stopp")
    assert rep.taps == 1
    call.shows("Det er slutt.")
    of_helper, of_rep = (line.heard.decode(errors="replace") for line in call.lines)
    assert "Hva handler saken om?" in of_helper and MARK in of_rep and who in of_rep
    assert MARK not in of_helper and who not in of_helper


def invited(call: Call, officer: Officer) -> int:
    """The helper finds the new rep among those to call, and has the code sent; in so many taps from Home."""
    helper = call.helper.open()
    helper.taps = 0
    helper.tap("Mer").tap("Dem jeg følger opp").tap(officer.name)
    assert "Ny fra i dag" in helper.words and helper.heading == officer.name
    helper.tap("Hjelp til å logge inn").tap("Send kode")
    return helper.taps


def come_in(call: Call) -> list[float]:
    """The rep comes in by the SMS; the helper sees each step."""
    rep, (way, code) = call.rep, call.sms()
    seen = [call.shows("SMS-en er sendt")]
    vouch(call.issuer, "nora", acr=HIGH, amr=["BID"])
    rep.open(way)
    seen.append(call.shows("Har åpnet Klar"))
    leave(rep)
    seen.append(call.shows("Har begynt å logge inn"))
    rep.fill("[name=sub]", "nora").tap("Authorize")
    seen.append(call.shows("Skal skrive koden"))
    rep.fill("[name=code]", code).tap("Logg inn")
    assert rep.path == "/"
    seen.append(call.shows("Er inne i Klar"))
    return seen


def first_case(call: Call) -> tuple[list[float], str]:
    """Question by question; the helper sees each, and points at one button. Whom it is about, too."""
    helper, rep = call.helper, call.rep
    rep.tap("Tilbake").tap("Ny sak")
    seen = [call.shows("Ny sak: Hvem gjelder saken?")]
    search(rep, "an")
    rep.until(lambda: rep.count(found("an")) > 0)
    who = rep.text(found("an"))
    rep.pick(found("an"))
    seen.append(call.shows("Hva handler saken om?"))
    helper.tap(helper.page.locator("button", has_text="Lønn og ferie"), stays=True)
    rep.until(lambda: rep.page.locator(".answer.glow", has_text="Lønn og ferie").count() == 1, PATIENCE)
    for answer, then in ANSWERS.items():
        rep.tap(answer)
        seen.append(call.shows(then))
    rep.tap(re.compile("Hva har skjedd"))
    rep.fill("#answer", f"Det var {MARK} som sa det.")
    seen.append(call.shows("Hva har skjedd?"))
    rep.tap("Fortsett").tap("Opprett saken")
    assert rep.path.startswith("/saker/") and MARK in rep.open(f"{rep.path}").page.content()
    return seen, who
