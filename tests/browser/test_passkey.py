"""«Ansikt, finger eller skjermlås» with a device that Chromium pretends to have: turned on, used where Klar is locked, turned off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones, sign_in
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.test_lock import leave

DEVICE = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
OPEN = "/logg-inn/apne"
Lock = Callable[[bool], object]


@pytest.fixture
def phone(phones: Phones, server: Server) -> Phone:
    """A phone of a leader, by a host name: no key is bound to a bare address."""
    made = phones()
    made.base = server.base.replace("127.0.0.1", "localhost")
    return sign_in(made, "club_leader", 4)


@pytest.fixture
def lock(phone: Phone) -> Lock:
    """Gives the phone a lock of its own; afterwards says whether its owner is the one who tries."""
    session: CDPSession = phone.context.new_cdp_session(phone.page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return lambda owner: session.send("WebAuthn.setUserVerified", {**made, "isUserVerified": owner})


def turn_on(phone: Phone) -> Phone:
    return phone.open("/mer/enheter").tap("Slå på her").tap("Slå på")


def test_turned_on_used_and_turned_off(phone: Phone, lock: Lock, server: Server) -> None:
    assert breaches(phone.open("/mer/enheter/skjermlas")) + faults(phone) == []
    assert turn_on(phone).path == "/mer/enheter" and "Slått på i dag" in phone.words
    assert breaches(phone, lists="devices and keys") + faults(phone) == []
    leave(server)
    phone.open("/oppgaver")
    assert phone.path == OPEN and breaches(phone) + faults(phone) == []
    phone.taps = 0
    assert phone.tap("Åpne Klar").path == "/oppgaver" and phone.taps <= 2
    phone.open("/mer/enheter").tap("Slå av")
    leave(server)
    assert phone.open("/").path == OPEN and not phone.find("Åpne Klar").is_visible()


def test_another_hand_on_the_phone_does_not_open_it(phone: Phone, lock: Lock, server: Server) -> None:
    turn_on(phone)
    leave(server)
    lock(False)
    phone.open("/").tap("Åpne Klar", stays=True)
    phone.page.get_by_role("alert").wait_for()
    phone.page.evaluate("document.activeElement.blur()")  # a button that was tapped has no ring until a key is used
    assert phone.path == OPEN and "Det gikk ikke." in phone.words and breaches(phone) + faults(phone) == []
    lock(True)
    assert phone.tap("Åpne Klar").path == "/"


def test_the_same_phone_is_not_turned_on_twice(phone: Phone, lock: Lock) -> None:
    keys = turn_on(phone).page.get_by_role("button", name="Slå av").count()
    phone.tap("Slå på her").tap("Slå på", stays=True)
    phone.page.get_by_role("alert").wait_for()
    assert phone.open("/mer/enheter").page.get_by_role("button", name="Slå av").count() == keys > 0


def test_without_a_lock_of_its_own_one_signs_in_as_before(phone: Phone, server: Server) -> None:
    phone.open("/mer/enheter/skjermlas")
    assert "Denne enheten kan ikke det nå." in phone.words and not phone.find("Slå på").is_visible()
    leave(server)
    assert phone.open("/").tap("Ja, det er meg").path == "/"


def test_after_a_while_it_asks_anew_and_opens_at_the_first_try(phone: Phone, lock: Lock, server: Server) -> None:
    turn_on(phone)
    leave(server)
    before = phone.open("/").page.locator("form[data-asked]").get_attribute("data-asked")
    with phone.page.expect_navigation():
        phone.page.evaluate("() => { const at = Date.now(); Date.now = () => at + 5 * 60000; document.dispatchEvent(new Event('visibilitychange')) }")
    assert phone.page.locator("form[data-asked]").get_attribute("data-asked") != before and phone.tap("Åpne Klar").path == "/"
