"""How often a page asks the database. Counted: every statement of the main and of the key database, transactions' own words apart."""

import pytest

from tests.conftest import Browser
from tests.listening import listening
from tests.routes.pages import BRANCH, REP, Places

FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture(scope="module")
def places(shared_world) -> Places:
    return Places(shared_world)


def statements(browser: Browser, address: str) -> list[str]:
    """What the page asks the second time it is opened: the first one compiles its queries."""
    assert browser.get(address).status_code == 200
    with listening(to_keys=True) as said:
        browser.get(address)
    return [text for text in said if text.split()[0].upper().strip(";") not in FRAME and "set_config" not in text]


def test_home_asks_at_most_eight(places: Places) -> None:
    assert 4 <= len(statements(places.browser(REP), "/")) <= 8


def test_a_branchs_home_asks_at_most_eight(places: Places) -> None:
    assert len(statements(places.browser(BRANCH), "/")) <= 8


def test_the_case_page_asks_at_most_twelve(places: Places) -> None:
    said = statements(places.browser(REP), f"/saker/{places.scene.ids['case_id']}")
    assert 6 <= len(said) <= 12, "\n".join(said)


@pytest.mark.parametrize("address", ["/saker", "/oppgaver", "/medlemmer", "/medlemmer?q=an", "/mer"])
def test_a_list_asks_no_more_for_many_rows(address: str, places: Places) -> None:
    assert len(statements(places.browser(REP), address)) <= 8


def test_today_asks_at_most_eleven(places: Places) -> None:
    """One for each kind of thing that is on it, however many there are."""
    assert 6 <= len(statements(places.browser(REP), "/i-dag")) <= 11
