"""Nothing jumps while a page comes: not on a slow processor, and not when a picture is late."""

import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Route

from klar.files import pdf_of
from tests.browser.conftest import Phones
from tests.browser.flows import open_case
from tests.browser.phone import BLOCKED
from tests.browser.wire import VITALS, Wire

MOST = 0.02  # ux.md 38


def letter() -> bytes:
    """A PDF of one page, of the size letters have."""
    sheet = BytesIO()
    Image.new("L", (827, 1169), "white").save(sheet, "JPEG")
    return pdf_of([sheet.getvalue()])


@pytest.mark.parametrize("path", ["/", "/oppgaver", "/medlemmer", "/ny/sak"])
def test_a_page_comes_to_rest_where_it_began(phones: Phones, path: str) -> None:
    phone = phones("club_leader", 0)
    Wire(phone.page).session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    assert phone.open(path).page.evaluate(VITALS)["cls"] <= MOST


def test_a_case_comes_to_rest_where_it_began(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 1))
    assert phone.reload().page.evaluate(VITALS)["cls"] <= MOST


def late(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


def test_room_is_kept_for_a_paper_that_is_late(phones: Phones, tmp_path: Path) -> None:
    phone = open_case(phones("club_leader", 1, service_workers="block", expected=BLOCKED))
    (tmp_path / "brev.pdf").write_bytes(letter())
    phone.tap("Legg ved en fil").page.locator("#file").set_input_files(tmp_path / "brev.pdf")
    phone.tap("Legg ved").open(phone.path.removesuffix("/navn"))
    phone.page.route("**/sider/*", late)
    picture = phone.reload().page.locator("img.paper")
    assert picture.evaluate("e => e.naturalWidth") > 1000 and phone.page.evaluate(VITALS)["cls"] <= MOST
