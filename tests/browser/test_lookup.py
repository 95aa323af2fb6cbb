"""An adviser finds one member of any unit on a phone: a purpose in one tap, a number, one card; then another, and the first is closed."""

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.phone import Phone


def look_up(phone: Phone, query: str) -> Phone:
    phone.open().tap("Slå opp medlem").tap("Medlemmet ringte")
    phone.page.locator("#q").fill(query)
    return phone.tap("Slå opp")


def test_a_purpose_a_number_and_one_card(phones: Phones, script: bool) -> None:
    adviser = look_up(phones("centre_adviser", script=script), "100014")
    first, name = adviser.path, adviser.heading
    assert "Formål: Medlemmet ringte." in adviser.words and not adviser.find("Jeg ringte").is_visible()
    assert not script or breaches(adviser, brief=True) + faults(adviser) == []
    look_up(adviser, "100020")
    assert adviser.heading != name and adviser.tap("Slå opp en annen").heading == "Hvorfor slår du opp?"
    assert not script or breaches(adviser, brief=True) + faults(adviser) == []
    adviser.expected = "404"
    assert adviser.open(first).heading == "Vi fant ikke siden"


def test_who_does_not_fit_is_said_and_what_was_typed_is_kept(phones: Phones, script: bool) -> None:
    adviser = phones("legal_adviser", script=script)
    adviser.expected = "422"
    look_up(adviser, "Kari Hansen")
    assert "Skriv et nummer, eller fullt navn og arbeidsplass." in adviser.words
    assert adviser.page.locator("#q").input_value() == "Kari Hansen" and adviser.page.title().startswith("Feil:")
    assert not script or breaches(adviser, brief=True) + faults(adviser) == []
