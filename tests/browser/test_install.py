"""Whether a phone can keep Klar on its home screen, in every language it speaks (ux.md 35)."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from klar.i18n import OFFERED
from tests.browser import launched
from tests.browser.chromium import FLAGS, find
from tests.browser.conftest import SMALL, Phones
from tests.browser.server import Server

ICONS = {("any", "192x192"), ("any", "512x512"), ("maskable", "192x192"), ("maskable", "512x512")}
SAME = {"id": "/", "name": "Klar", "short_name": "Klar", "dir": "ltr", "start_url": "/", "scope": "/", "display": "standalone"}
HEAD = """() => Object.fromEntries([...document.querySelectorAll("meta[name]")].map((e) => [e.name + (e.media ?? ""), e.content]))"""


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that keeps what it is given: another installs nothing."""
    made = launched.playwright().chromium.launch_persistent_context(tmp_path, executable_path=find(), args=list(FLAGS), viewport=SMALL)
    yield made
    made.close()


def test_chromium_would_install_it_in_every_language(kept: BrowserContext, server: Server) -> None:
    page = kept.pages[0]
    session = kept.new_cdp_session(page)
    page.goto(f"{server.base}/velg-person")
    for language in (*OFFERED[1:], OFFERED[0]):
        with page.expect_navigation():
            page.click(f"[name=language][value={language}]")
        manifest, errors = session.send("Page.getAppManifest"), session.send("Page.getInstallabilityErrors")
        assert (manifest["errors"], errors["installabilityErrors"]) == ([], [])
        assert json.loads(manifest["data"])["lang"] == page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("language", OFFERED)
def test_the_manifest_says_what_a_phone_asks_for(phones: Phones, language: str) -> None:
    phone = phones()
    manifest = phone.context.request.get(f"{phone.base}/manifest.webmanifest?sprak={language}").json()
    assert SAME.items() <= manifest.items() and manifest["description"] and manifest["background_color"] == manifest["theme_color"]
    assert {(icon["purpose"], icon["sizes"]) for icon in manifest["icons"]} == ICONS
    assert len(manifest["screenshots"]) == 3 == len({seen["label"] for seen in manifest["screenshots"]})
    for image in (*manifest["icons"], *manifest["screenshots"]):
        body = phone.context.request.get(phone.base + image["src"]).body()
        assert "%dx%d" % struct.unpack(">II", body[16:24]) == image["sizes"]


def test_its_shortcuts_lead_somewhere(phones: Phones) -> None:
    phone = phones("club_leader", 0)
    shortcuts = phone.context.request.get(f"{phone.base}/manifest.webmanifest").json()["shortcuts"]
    assert [each["name"] for each in shortcuts] == ["Ny sak", "Ring et medlem", "Oppgaver"]
    assert all(phone.context.request.get(phone.base + each["url"]).ok for each in shortcuts)


def test_what_an_iphone_reads_in_the_page(phones: Phones) -> None:
    phone = phones("club_leader", 0)
    icon = phone.page.locator("link[rel=apple-touch-icon]").get_attribute("href")
    assert struct.unpack(">II", phone.context.request.get(phone.base + icon).body()[16:24]) == (180, 180)
    said = phone.page.evaluate(HEAD)
    assert "viewport-fit=cover" in said["viewport"] and said["format-detection"] == "telephone=no"
    assert said["theme-color(prefers-color-scheme: light)"] != said["theme-color(prefers-color-scheme: dark)"]
