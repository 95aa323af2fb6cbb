"""A case is closed with what was learnt, opened again in two taps, found again, and its days put in a calendar: within the bars."""

import pytest

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.phone import Phone

LESSON = "Krev brevet med en gang."


def looked(phone: Phone, **more: object) -> list[str]:
    """What breaks a bar; the page can only be asked where it runs scripts."""
    return breaches(phone, **more) + faults(phone) if phone.script else []


def newest(phone: Phone) -> str:
    return phone.open("/saker").page.locator("main a.row[href^='/saker/']").first.get_attribute("href")


def closed(phone: Phone, found: list[str]) -> str:
    """Says that the newest case is finished, all the way; what breaks a bar is put in `found`."""
    case = newest(phone)
    phone.open(case).tap("Gjør noe mer").tap("Si hvordan saken står").tap("Saken er ferdig")
    found += looked(phone, words=40, question=True)
    phone.tap("Vi fikk medhold")
    found += looked(phone, words=40, question=True)
    phone.tap("Ja, jeg skriver")
    found += looked(phone, words=40, question=True)
    phone.page.locator("#answer").fill(LESSON)
    phone.tap("Lagre")
    return case


@pytest.mark.parametrize("script", [True, False], ids=["js", "nojs"])
def test_closed_with_what_was_learnt_and_opened_again_in_two_taps(script: bool, phones: Phones) -> None:
    phone, found = phones("club_leader", 2, script=script), []
    case = closed(phone, found)
    assert phone.path == case and LESSON in phone.words and "Vi fikk medhold" in phone.words
    found += looked(phone, lists="tasks and deadlines of the case")
    taps = phone.taps
    phone.tap("Åpne saken igjen").tap("Det har kommet noe nytt")
    assert phone.taps == taps + 2 and phone.path == case and "Åpnet saken igjen" in phone.words
    assert found == []


def test_kept_longer_is_asked_within_the_bars(phones: Phones) -> None:
    phone, found = phones("club_leader", 2), []
    case = closed(phone, found)
    phone.open(f"/ny/lagring?sak={case.rsplit('/', 1)[1]}")
    found += looked(phone, words=40, question=True)
    phone.tap("1 år til")
    found += looked(phone, words=40, question=True)
    phone.page.locator("#answer").fill("Kan bli ny sak.")
    assert phone.tap("Behold saken").path == case and "Saken beholdes lenger" in phone.words and found == []


@pytest.mark.parametrize("script", [True, False], ids=["js", "nojs"])
def test_a_case_is_found_by_its_number_and_by_a_word(script: bool, phones: Phones) -> None:
    phone = phones("club_leader", 2, script=script)
    number = newest(phone).rsplit("/", 1)[1]
    phone.open("/saker").page.locator("#sok").fill(number)
    assert phone.tap("Søk").path == f"/saker/{number}"
    phone.open("/saker").page.locator("#sok").fill(phone.open("/saker").page.locator("main a.row b").first.inner_text().split()[0])
    phone.tap("Søk")
    assert phone.path == "/saker" and f"/saker/{number}" in phone.page.content() and looked(phone, lists="cases found") == []


def test_while_it_is_typed_the_list_follows(phones: Phones) -> None:
    phone = phones("club_leader", 2).open("/saker")
    phone.page.locator("#sok").press_sequentially("zyxzyx")
    phone.page.get_by_text("Fant ingen saker").wait_for()
    phone.page.locator("#sok").fill("")
    phone.page.get_by_role("link", name="Med frist").wait_for()
    assert phone.path == "/saker"


def test_back_leads_to_the_list_one_had(phones: Phones) -> None:
    phone = phones("club_leader", 2).open("/saker").tap("Med frist").tap("Vis nærmeste frist først")
    chosen = phone.path
    phone.tap(phone.page.locator("main a.row[href^='/saker/']").first)
    phone.page.go_back()
    assert phone.path == chosen and phone.tap(phone.page.locator("main a.row[href^='/saker/']").first).tap("Tilbake").path.startswith("/saker?vis=frist&sorter=frist")


def test_the_calendar_stands_where_later_tasks_do(phones: Phones) -> None:
    phone, found = phones("club_leader", 2).open("/oppgaver/senere"), []
    phone.tap("Kalender")
    found += looked(phone)
    phone.tap("Lag en adresse")
    assert "/kalender/" in phone.page.locator("#address").input_value()
    found += looked(phone)
    assert phone.tap("Slutt å dele").path == "/mer/kalender" and found == []
