"""«Del til Klar» from another app: the service worker holds the picture, a page of ours sends it, and it goes into a case."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from klar.assets import FOLDER
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.files.letters import letter

WORKER = b"addEventListener('install', () => skipWaiting()); addEventListener('activate', (event) => event.waitUntil(clients.claim()));\n"
REGISTER = "navigator.serviceWorker.register('/worker.js').then(() => new Promise(done => navigator.serviceWorker.controller ? done() : navigator.serviceWorker.oncontrollerchange = done))"


class Still(HTTPRedirectHandler):
    def redirect_request(self, *_about: object) -> None:
        return None


class Front(BaseHTTPRequestHandler):
    """Klar, with a worker of the share part alone at the root of it."""

    behind = ""

    def do_GET(self) -> None:
        if self.path == "/worker.js":
            body = WORKER + (FOLDER / "sw-share.js").read_bytes()
            return self._answer(200, [("Content-Type", "text/javascript")], body)
        if self.path == "/empty":  # where a script may register it: on Klar's own pages Trusted Types asks for a policy
            return self._answer(200, [("Content-Type", "text/html")], b"<link rel=icon href=data:,>")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))) or None
        asked = Request(self.behind + self.path, body, {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection", "accept-encoding")}, method=self.command)
        try:
            with build_opener(Still).open(asked) as answer:
                self._answer(answer.status, answer.getheaders(), answer.read())
        except HTTPError as answer:
            self._answer(answer.code, answer.headers.items(), answer.read())

    do_POST = do_GET

    def _answer(self, code: int, headers: object, body: bytes) -> None:
        self.send_response_only(code)
        for name, value in headers:
            if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def front(server: Server) -> Iterator[str]:
    Front.behind = server.base
    running = ThreadingHTTPServer(("127.0.0.1", 0), Front)
    Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


def share(phone: Phone, *photos: Path) -> None:
    """As Android does with what is shared: a form of its own, to the action of the manifest."""
    made = """() => { const form = Object.assign(document.createElement("form"), {method: "POST", action: "/del", enctype: "multipart/form-data", id: "android"});
      form.append(Object.assign(document.createElement("input"), {type: "file", name: "file", multiple: true})); document.body.append(form) }"""
    phone.page.evaluate(made)
    phone.page.set_input_files("#android input", photos)
    phone.page.evaluate("document.getElementById('android').submit()")


@pytest.fixture
def phone(phones: Phones, front: str) -> Phone:
    phone = phones("club_leader", 6)
    phone.base = front
    phone.open("/empty").page.evaluate(REGISTER)
    return phone.open()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (path := tmp_path / "IMG_7.jpg").write_bytes(letter())
    return path


def test_a_picture_goes_from_another_app_into_a_case(phone: Phone, photo: Path) -> None:
    share(phone, photo)
    phone.until(lambda: phone.path == "/del/sak", seconds=30)
    assert phone.heading == "Hvilken sak gjelder det?" and "Du delte 1 fil." in phone.words
    assert breaches(phone, lists="cases") + faults(phone) == []
    phone.tap(phone.page.locator(".answer").first)
    assert phone.heading == "Hva er dette?" and phone.page.evaluate("caches.keys().then(k => k.length)") == 0
    assert phone.page.evaluate("Promise.all([indexedDB.databases(), localStorage.length, sessionStorage.length]).then(String)") == ",0,0"


def test_opened_without_anything_shared_it_says_what_to_do(phone: Phone) -> None:
    assert "Del bildet en gang til." in phone.open("/del").words and phone.page.locator(".lost").is_visible()
    assert phone.tap("Slett det jeg delte").path == "/"


def test_without_the_worker_nothing_is_taken_and_it_says_how(phones: Phones, photo: Path) -> None:
    phone = phones("club_leader", 5)
    phone.expected = "400"
    share(phone, photo)
    phone.until(lambda: phone.heading == "Del bildet en gang til", seconds=10)
    assert breaches(phone) + faults(phone) == []
    assert "venter" not in phone.open("/del").words
