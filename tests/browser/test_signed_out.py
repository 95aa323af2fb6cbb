"""After signing out nothing of a case is left on the phone: in no store, not on its disk, and not behind Back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser import launched
from tests.browser.chromium import FLAGS, find
from tests.browser.conftest import SMALL, sign_in
from tests.browser.flows import open_case
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.storage import nothing_kept

MARK = "Kvalheimsbrevet"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that keeps what it keeps in a folder, as one that somebody uses every day."""
    made = launched.playwright().chromium.launch_persistent_context(
        tmp_path / "profile", executable_path=find(), args=list(FLAGS), viewport=SMALL, has_touch=True, is_mobile=True
    )
    yield made
    made.close()


def worked(context: BrowserContext, server: Server) -> Phone:
    """Somebody who opened a case, wrote in it, looked at its pages, and signed out."""
    phone = open_case(sign_in(Phone(context, server.base), "club_leader", 6)).tap("Skriv et notat")
    phone.page.locator("textarea").fill(MARK)
    phone.tap("Lagre notatet")
    case = phone.path
    assert MARK in phone.words
    for path in ("/saker", case, f"{case}/mer", f"{case}/hvem-har-sett", "/mer"):
        phone.open(path)
    return phone.tap("Logg ut")


def test_no_store_and_no_page_behind_back_has_it(context: BrowserContext, server: Server) -> None:
    phone = worked(context, server)
    assert nothing_kept(phone) and context.cookies() == []
    for _ in range(5):
        phone.page.go_back()
        assert phone.path == "/velg-person" and MARK not in phone.page.content()


def test_nothing_on_the_disk_has_it(context: BrowserContext, server: Server, tmp_path: Path) -> None:
    worked(context, server)
    context.close()
    files = [path for path in (tmp_path / "profile").rglob("*") if path.is_file()]
    signs = [MARK.encode(code) for code in ("utf-8", "utf-16-le")]
    assert [path.name for path in files if any(sign in path.read_bytes() for sign in signs)] == []
    assert any(b"velg-person" in path.read_bytes() for path in files), "the profile tells where one has been, so it is the right folder"
