"""How much a cold phone must fetch, and whether it can keep Klar on its home screen."""

import struct
from pathlib import Path

from tests.browser import launched
from tests.browser.chromium import FLAGS, find
from tests.browser.conftest import SMALL, Phones
from tests.browser.server import Server
from tests.browser.wire import Wire

HOME_BYTES, HOME_REQUESTS, SCRIPT_BYTES = 30_000, 5, 20_000
LOCK_BYTES = 600  # of klar/static/lock.js, the one script that is on every page


def test_cold_home_is_light(phones: Phones) -> None:
    phone = phones("club_leader", 0)
    phone.page.wait_for_load_state("networkidle")  # what the page before still asks for is not counted
    wire = Wire(phone.page)
    phone.open().page.wait_for_load_state("networkidle")
    assert wire.bytes <= HOME_BYTES and len(wire.kinds) <= HOME_REQUESTS
    assert 0 < wire.script <= LOCK_BYTES


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
