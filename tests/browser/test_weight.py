"""How much a cold phone must fetch."""

from tests.browser.conftest import Phones
from tests.browser.wire import Wire

HOME_BYTES, HOME_REQUESTS, SCRIPT_BYTES = 30_000, 5, 20_000
PHONE_BYTES = 1_700  # of klar/static/phone.js, the one script that is on every page


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
