"""Left for half an hour, a page hides itself; what was being written is there when its writer has come back."""

import time

import pytest

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.engine import change, place

TEXT = "Ring om vakten på søndag"


def leave(server: Server, minutes: int = 31) -> None:
    """So long has the one who signed in last not used Klar: in the database. The other tests' phones go on."""
    at = int((time.time() - minutes * 60) * 1000)
    earlier = f"CASE WHEN created_at < {at} THEN created_at ELSE {at} END"
    change(place(server.folder), f"UPDATE session SET seen_at = {at}, created_at = {earlier} WHERE id = (SELECT max(id) FROM session)")


def writing(phone: Phone, text: str = TEXT) -> Phone:
    """In the middle of a task in one's own words."""
    phone.open("/ny/oppgave").tap("Noe annet")
    phone.page.locator("#answer").fill(text)
    return phone


def is_locked(phone: Phone) -> bool:
    return phone.path == "/logg-inn/apne" and phone.heading == "Klar er låst" and TEXT not in phone.page.content()


def test_it_hides_by_itself_and_opens_where_one_was(phones: Phones, server: Server) -> None:
    phone = phones("club_leader", 3, fresh=True)
    phone.page.clock.install()
    with writing(phone).page.expect_response(lambda answer: "/skriver" in answer.url):
        phone.page.clock.run_for(3_000)
    phone.page.clock.run_for(3_000)  # and the save of what came while that one was under way
    phone.page.wait_for_load_state("networkidle")
    leave(server)
    with phone.page.expect_navigation():
        phone.page.clock.fast_forward("31:00")
    phone.until(lambda: is_locked(phone))
    assert breaches(phone) + faults(phone) == []
    phone.tap("Ja, det er meg")
    assert phone.page.locator("#answer").input_value() == TEXT


@pytest.mark.parametrize("answers", [True, False], ids=["Klar answers", "Klar answers a while later"])
def test_without_a_line_it_hides_and_saves_when_there_is_one(phones: Phones, server: Server, answers: bool) -> None:
    phone = phones("club_leader", 3, fresh=True)
    phone.expected = "htmx:|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|401"
    phone.page.clock.install()
    writing(phone, "")
    phone.context.set_offline(True)
    phone.page.locator("#answer").fill(TEXT)
    phone.page.clock.run_for(5_000)
    leave(server)
    phone.page.clock.fast_forward("31:00")
    assert phone.page.locator("html[hidden]").count() == 1 and phone.page.locator("#answer").input_value() == TEXT
    if not answers:
        server.stop()
    phone.context.set_offline(False)
    if not answers:  # the phone says that it has a line: that is not yet one to Klar
        phone.pause(4)
        server.start()
    phone.page.wait_for_url("**/logg-inn/apne", timeout=40_000)
    phone.until(lambda: is_locked(phone), seconds=20)  # the worker may have its line later than the page, and then says so first
    assert phone.tap("Ja, det er meg").page.locator("#answer").input_value() == TEXT


def test_also_when_it_comes_back_from_behind(phones: Phones, server: Server) -> None:
    phone = phones("club_leader", 3, fresh=True).open("/saker")
    leave(server)
    with phone.page.expect_navigation():
        phone.page.evaluate("() => { const at = Date.now(); Date.now = () => at + 31 * 60000; dispatchEvent(new Event('pageshow')) }")
    assert is_locked(phone)


def test_without_script_the_text_comes_back_too(phones: Phones, server: Server) -> None:
    phone = writing(phones("club_leader", 3, fresh=True, script=False))
    leave(server)
    assert is_locked(phone.tap(phone.page.locator("main button.act").first))
    phone.tap("Ja, det er meg")
    assert phone.page.locator("#answer").input_value() == TEXT


def test_a_tab_in_use_speaks_for_the_others(phones: Phones) -> None:
    phone = phones("club_leader", 3, fresh=True).open("/saker")
    phone.page.clock.install()
    phone.page.evaluate("document.body.dataset.same = 1")
    phone.page.clock.fast_forward("29:00")
    phone.tab().goto(phone.base + "/mer")
    phone.page.wait_for_timeout(300)
    phone.page.clock.fast_forward("02:00")
    assert phone.page.locator("body[data-same]").is_visible()


def test_once_more_for_what_is_extra_guarded(phones: Phones, server: Server) -> None:
    phone = phones("club_leader", 3, fresh=True)
    leave(server, 11)
    phone.open("/ny/nodtilgang")
    assert phone.heading == "Logg inn en gang til" and breaches(phone) + faults(phone) == []
    assert phone.tap("Ja, det er meg").path == "/ny/nodtilgang"
