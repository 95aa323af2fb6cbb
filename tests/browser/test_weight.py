"""How much a cold phone must fetch, and whether it can keep Klar on its home screen."""

import struct
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import launched
from tests.browser.chromium import FLAGS, find
from tests.browser.conftest import SMALL, Phones
from tests.browser.server import Server

HOME_BYTES, HOME_REQUESTS, SCRIPT_BYTES = 30_000, 5, 20_000
PHONE_BYTES = 1_700  # of klar/static/phone.js, the one script that is on every page


class Wire:
    """What has come over the wire since, headers included; `script` is without them."""

    def __init__(self, page: Page):
        self.bytes, self.script, self.kinds, self.of = 0, 0, [], {}
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.send("Network.setBypassServiceWorker", {"bypass": True})  # the first time there is none
        self.session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.session.on("Network.responseReceived", self._received)
        self.session.on("Network.loadingFinished", self._finished)

    def _received(self, event: dict) -> None:
        self.kinds.append(event["type"])
        self.of[event["requestId"]] = event["type"], event["response"]["encodedDataLength"]

    def _finished(self, event: dict) -> None:
        self.bytes += event["encodedDataLength"]
        kind, headers = self.of.get(event["requestId"], ("", 0))
        if kind == "Script":
            self.script += event["encodedDataLength"] - headers


def test_cold_home_is_light(phones: Phones) -> None:
    phone = phones("club_leader", 0)
    phone.page.wait_for_load_state("networkidle")  # what the page before still asks for is not counted
    wire = Wire(phone.page)
    phone.open().page.wait_for_load_state("networkidle")
    assert wire.bytes <= HOME_BYTES and len(wire.kinds) <= HOME_REQUESTS
    assert 0 < wire.script <= PHONE_BYTES


def test_script_is_light_where_there_is_any(phones: Phones) -> None:
    phone = phones("club_leader", 0)
    wire = Wire(phone.page)
    phone.open("/medlemmer").page.wait_for_load_state("networkidle")
    assert 0 < wire.script <= SCRIPT_BYTES


def test_chromium_would_install_it(server: Server, tmp_path: Path) -> None:
    context = launched.playwright().chromium.launch_persistent_context(
        tmp_path, executable_path=find(), args=list(FLAGS), viewport=SMALL
    )
    page = context.pages[0]
    page.goto(f"{server.base}/velg-person")
    session = context.new_cdp_session(page)
    manifest, errors = session.send("Page.getAppManifest"), session.send("Page.getInstallabilityErrors")
    context.close()
    assert manifest["errors"] == [] and errors["installabilityErrors"] == []


def test_manifest_leads_somewhere(phones: Phones) -> None:
    phone = phones("club_leader", 0)
    manifest = phone.context.request.get(f"{phone.base}/manifest.webmanifest").json()
    for icon in manifest["icons"]:
        image = phone.context.request.get(phone.base + icon["src"]).body()
        assert "%dx%d" % struct.unpack(">II", image[16:24]) == icon["sizes"]
    assert [shortcut["name"] for shortcut in manifest["shortcuts"]] == ["Ny sak", "Ring et medlem", "Oppgaver"]
    assert all(phone.context.request.get(phone.base + shortcut["url"]).ok for shortcut in manifest["shortcuts"])
