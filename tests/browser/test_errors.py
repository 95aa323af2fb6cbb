"""Pages nobody plans to see, within the same bars: errors in plain words, signed out, signing in."""

import pytest

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones


def within(phone: object) -> bool:
    assert breaches(phone) + faults(phone) == []
    return True


@pytest.mark.parametrize(("path", "heading"), [("/finnes-ikke", "fant ikke"), ("/ny/sak", "ikke tilgang")])
def test_a_page_that_is_not_for_me(phones: Phones, path: str, heading: str) -> None:
    phone = phones("branch_leader", 0)
    phone.expected = "40[34]"
    assert heading in phone.open(path).heading and within(phone)


def test_a_form_that_is_not_ours(phones: Phones) -> None:
    phone = phones("club_leader", 1).open("/mer")
    phone.expected = "400"
    phone.page.evaluate("document.querySelector('[name=csrf_token]').value = 'x'")
    phone.tap("Stor")
    assert "for lenge" in phone.heading and within(phone)


def test_sending_back_without_a_reason(phones: Phones, ids: dict[str, int]) -> None:
    phone = phones("branch_leader", 0).open(f"/innboks/{ids['handover_id']}/send-tilbake")
    phone.expected = "422"
    phone.tap("Send tilbake")
    assert phone.page.title().startswith("Feil:") and within(phone)
    phone.tap(phone.page.locator(".error-summary a"), stays=True)
    assert phone.page.evaluate("document.activeElement.localName") == "textarea"


def test_signed_out(phones: Phones) -> None:
    phone = phones("club_leader", 1, fresh=True).tap("Mer").tap("Logg ut")
    assert "logget ut" in phone.heading and within(phone)
