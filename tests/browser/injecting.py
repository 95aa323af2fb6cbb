"""Types the strings of injections.py in every text field there is, sends them, and looks at every page, in Chromium.

The fields are found on the pages of the URL map and in the questions of the wizards, so a new one is in by itself.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, Request

from klar.crypto import keys
from klar.db import db, now
from klar.models.case import Handover
from klar.models.officer import Session
from tests.access.test_matrix import saved
from tests.browser.injections import brief, packed
from tests.browser.server import Server
from tests.conftest import World
from tests.routes import html
from tests.routes.pages import LINKING, REP, Places, Stop, page_routes
from tests.routes.url_map import Route

NOT_TEXT = ("hidden", "radio", "checkbox", "file", "submit")
TEXTS = f"textarea, input:not({', '.join(f'[type={kind}]' for kind in NOT_TEXT)})"
# How much a field takes, when that is less than a long text; what is longer is cut or refused.
LIMITS = {"q": 100, "code": 40, "number": 200, "reason": 900, "name": 100, "answer_day": 100, "answer_month": 100, "answer_year": 100}
LIMIT_OF = {"artikkel tittel": 70, "nodtilgang tekst": 190, "innsyn.new": 190}
LONG = 9_000
# Texts that none of the pages gone through shows, and why.
NOT_HERE = {"status sett answer": "asked by nobody: which line stood there before", "enige start answer": "written over by the next text about the same talk", "guiding.type_digits digits": "digits alone are read, and not shown again", "handover_forms.finish answer": "stands in a colleague's case", "nettverk start answer": "a draft that is left there; its question is typed in by itself", "ringerunde start answer": "the same", "page_numbers.ask side": "digits alone are read"}
PROBE = """
window.hit = () => console.error('HIT');
addEventListener('securitypolicyviolation', event => console.error('CSP', event.violatedDirective, event.blockedURI));
"""
# Whatever of a typed text has become part of the page: code, an address, or something for htmx. Three attributes hold words that people read or hear.
BECAME = """() => [...document.querySelectorAll('*')].flatMap(node => [...node.attributes]
  .filter(({name, value}) => /^on|^(data-)?hx-on|^srcdoc$/.test(name) || (!['value', 'aria-label', 'alt'].includes(name) && /hit/.test(value)))
  .map(({name, value}) => `${node.localName} ${name}=${value}`))"""


class Field(NamedTuple):
    """A form with text fields: on which page, and which of the forms there."""

    route: Route
    stop: Stop
    at: int
    names: tuple[str, ...]

    @property
    def longest(self) -> int:
        return LIMIT_OF.get(self.stop.name) or min(LIMITS.get(name, LONG) for name in self.names)


class Watched:
    """A tab of everybody's, and what a page did that Klar's own pages don't."""

    def __init__(self, chromium: Browser, places: Places, base: str):
        self.chromium, self.places, self.base = chromium, places, base
        self.tabs: dict[str, Page] = {}
        self.faults: list[str] = []
        self.sent = self.looked = 0
        self.shown: set[str] = set()  # the marks of texts that were seen on a page

    def tab(self, who: str) -> Page:
        if who == LINKING and who in self.tabs:  # some wrong codes, and they would have to wait
            self.tabs.pop(who).context.close()
        if who not in self.tabs:
            context = self.chromium.new_context(viewport={"width": 360, "height": 640}, locale="nb-NO")
            context.set_default_timeout(30_000)  # half an hour of pages: one is late now and then
            cookie = self.places.browser(who).client.get_cookie("klar")
            context.add_cookies([{"name": "klar", "value": cookie.value, "url": self.base}] if cookie else [])
            context.add_init_script(PROBE)
            page = self.tabs[who] = context.new_page()
            page.on("console", lambda message: message.text.startswith(("HIT", "CSP")) and self.faults.append(f"{page.url}: {message.text}"))
            page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
            page.on("dialog", lambda dialog: (self.faults.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
            page.on("request", self.request)
            page.on("response", lambda answer: answer.status >= 500 and self.faults.append(f"{answer.status}: {answer.url[:120]}"))
        return self.tabs[who]

    def request(self, request: Request) -> None:
        if not request.url.startswith(f"{self.base}/") or "/hit" in request.url.partition("?")[0]:
            self.faults.append(f"sent: {request.method} {request.url[:120]}")

    def look(self, stop: Stop) -> None:
        """Opens the page; all that typed text may do there is stand."""
        page = self.tab(stop.who)
        asked: list[str] = []
        note = lambda request: asked.append(f"{request.method} {request.url}")  # noqa: E731
        page.goto(self.base + stop.address, wait_until="commit")
        page.on("request", note)
        self.judge(page)
        page.remove_listener("request", note)
        own = re.compile(rf"GET {self.base}/saker/\d+/papirer/\d+/(fil|sider/\d+)")  # the pictures that a paper's pages show
        self.faults += [f"{stop.name} sent {what[:120]}" for what in asked if "/static/" not in what and "/manifest." not in what and not own.fullmatch(what)]
        while (older := page.locator("main a[href*='?eldre=']")).count():  # what was typed first has left the first page
            page.goto(self.base + older.first.get_attribute("href"), wait_until="commit")
            self.judge(page)

    def judge(self, page: Page) -> None:
        page.wait_for_load_state("load")
        self.looked += 1
        self.faults += [f"{page.url}: became {what[:120]}" for what in page.evaluate(BECAME)]
        seen = page.evaluate("() => document.body.innerText + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')")
        self.shown |= set(re.findall(r"merke\d+", seen.lower()))  # a stylesheet may begin it with a capital

    def type_in(self, field: Field, text: str) -> bool:
        """Fills the form and sends it; goes on past a check page to what came of it. False when the form is gone, or another stands there."""
        page = self.tab(field.stop.who)
        page.goto(self.base + field.stop.address)
        form = page.locator("main form").nth(field.at)
        boxes = form.locator(TEXTS).all()
        if not {*field.names} <= {box.get_attribute("name") for box in boxes}:
            return False
        for box in boxes:
            box.evaluate("(box, text) => { box.removeAttribute('maxlength'); box.value = text }", text)
        for _ in range(2):
            with page.expect_navigation():
                form.evaluate("form => form.submit()")
            self.sent += 1
            self.judge(page)
            if not page.url.endswith("/sjekk"):
                break
            form = page.locator("main form").last
        return True


class Injecting:
    """A world where every page has something to show, and the state to come back to. `server` serves its folder."""

    def __init__(self, chromium: Browser, world: World, server: Server):
        self.places = Places(world)
        self.fields = list(self.found())
        self.saved = [(base, saved(base)) for base in (db.obj, keys.database)]
        self.watched = Watched(chromium, self.places, server.base)
        self.marks: dict[str, str] = {}  # mark -> the field it was typed in

    def found(self) -> Iterator[Field]:
        known: set[Any] = set()
        for route, stop in self.stops():
            page = html.Page(self.places.browser(stop.who).get(stop.address).text)
            forms = [form for form in page.named("form") if any(tag.name == "main" for tag in form.inside)]
            for at, form in enumerate(forms):
                names = tuple(tag.attrs["name"] for tag in page.within(form, "input", "textarea") if tag.attrs.get("type") not in NOT_TEXT)
                if names and (stop.name, names) not in known:
                    known.add((stop.name, names))
                    yield Field(route, stop, at, names)

    def stops(self) -> Iterator[tuple[Route, Stop]]:
        """Every page there is to stand on, and the sender's page of every hand-over: what the receivers write ends there."""
        routes = {route.endpoint: route for route in page_routes() if route.endpoint != "demo.style"}
        yield from ((route, stop) for route in routes.values() for stop in self.places.stops(route))
        own = "handovers.mine"
        yield from ((routes["help_asked.show"], Stop("help_asked.show", REP, f"/hjelp/{row.id}")) for row in Handover.select())

    def run(self, some: int) -> Watched:
        """Every `some`-th of the strings in every field, and a few alone where the long text may not be kept; then every page, for everybody."""
        for field in self.fields:
            for text in [*packed(field.longest - 12, some), *(brief(some) if field.longest == LONG else ())]:
                mark = f"merke{len(self.marks)}"
                self.marks[mark] = f"{field.stop.name} {'+'.join(field.names)}"
                if not self.type_in(field, f"{mark} {text}"):
                    self.watched.faults.append(f"no form: {self.marks[mark]}")
                    break
        self.look_everywhere()
        return self.watched

    def type_in(self, field: Field, text: str) -> bool:
        """In a draft of its own; where the form is gone since what was sent before ended it, in the world as it was."""
        if self.typed(field, text):
            return True
        self.look_everywhere()
        for base, kept in self.saved:
            kept.backup(base.connection())
        return self.typed(field, text)

    def typed(self, field: Field, text: str) -> bool:
        """By somebody who has just signed in: this takes longer than a session may lie idle."""
        Session.update(auth_at=now(), seen_at=now()).execute()
        return self.watched.type_in(field._replace(stop=self.fresh(field)), text)

    def fresh(self, field: Field) -> Stop:
        if not field.stop.address.startswith("/ny/"):
            return field.stop
        stops = self.places.in_wizard(field.route, field.stop.address.split("/")[2].split("?")[0])
        return next(stop for stop in stops if stop.name == field.stop.name)

    def look_everywhere(self) -> None:
        """Every page but the questions of the wizards: those drafts are new, and what was typed has been seen there."""
        for route, stop in self.stops():
            if not route.endpoint.startswith("wizard."):
                self.watched.look(stop)

    def unseen(self) -> set[str]:
        """The fields whose text never came back on a page, and should have."""
        return set(self.marks.values()) - {self.marks[mark] for mark in self.watched.shown if mark in self.marks} - NOT_HERE.keys()
