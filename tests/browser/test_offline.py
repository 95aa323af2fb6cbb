"""Without a line: what is done waits on the phone, sealed, and comes through once there is one again. Nothing is lost, and nothing is silent."""

import re

from tests.browser.conftest import Phones
from tests.browser.flows import MEMBER, answer_case, look_up, open_case
from tests.browser.phone import Phone
from tests.browser.storage import more_than_allowed, stored
from tests.browser.test_journeys import make_task

OFFLINE = "ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|net::"
CONTROLLED = "navigator.serviceWorker.controller !== null"


def ready(phone: Phone) -> Phone:
    """Once the worker has the page, and the page what comes after it."""
    phone.expected = OFFLINE
    phone.until(lambda: phone.page.evaluate(CONTROLLED), 10)
    phone.page.wait_for_load_state("networkidle")
    return phone


def line(phone: Phone, up: bool) -> Phone:
    phone.context.set_offline(not up)
    return phone


def items(phone: Phone) -> list[dict]:
    return [item for item in stored(phone)["databases"]["klar"] if item["id"] != "known"]


def says(phone: Phone, text: str) -> Phone:
    phone.page.get_by_text(text).first.wait_for()
    return phone


def stays(phone: Phone, name: str) -> Phone:
    return phone.tap(name, stays=True)


def write(phone: Phone, text: str) -> None:
    phone.page.locator("textarea").fill(text)


def test_a_page_that_is_not_there_says_so_at_once(phones: Phones) -> None:
    phone = line(ready(phones("club_leader", 0)), up=False)
    phone.tap("Mine saker")
    assert phone.heading == "Du har ikke nett nå" and "Få hjelp" in phone.words
    assert phone.page.locator("a.help").get_attribute("href").startswith("tel:")
    line(phone, up=True)
    says(phone, "Mine saker")


def test_a_note_is_written_without_a_line_and_comes_through(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 1))
    case = phone.path
    ready(phone.tap("Skriv et notat"))
    write(line(phone, up=False), "Skrevet i kjelleren.")
    says(stays(phone, "Lagre notatet"), "Vi sender det når du har nett igjen.")
    line(phone, up=True)
    phone.until(lambda: phone.path == case, 10)
    says(phone, "Skrevet i kjelleren.")
    assert [item["state"] for item in items(phone)] == ["sent"]


def test_a_task_is_done_without_a_line(phones: Phones) -> None:
    phone = ready(make_task(phones("club_deputy_leader", 2)).tap("Mine oppgaver"))
    name = phone.page.locator("#tasks .check b").first.inner_text()
    stays(line(phone, up=False), "Ferdig")
    says(phone, "Lagret på telefonen. Venter på nett.")
    with phone.page.expect_navigation():  # the list as it is now
        line(phone, up=True)
    assert name in phone.open("/oppgaver/ferdige").words


def test_a_case_is_opened_without_a_line_from_the_first_answer_to_the_last(phones: Phones) -> None:
    phone = ready(look_up(phones("club_leader", 3)).open("/ny/sak"))
    member = line(phone, up=False).page.locator(MEMBER).first.locator("b").inner_text()
    for answer in (member, "Lønn", "Feil lønn", "I dag", "Nei", "Jeg har ikke spurt"):
        stays(phone, answer)
    says(phone, "Stemmer dette?")
    assert member in phone.page.locator(".facts").inner_text()
    says(stays(phone, "Opprett saken"), "Vi sender det når du har nett igjen.")
    line(phone, up=True)
    phone.until(lambda: re.fullmatch(r"/saker/\d+", phone.path), 10)
    says(says(phone, "Feil lønn"), member)


def test_what_was_answered_waits_when_the_phone_dies_on_the_way(phones: Phones) -> None:
    phone = ready(look_up(phones("club_leader", 4)).open("/ny/sak"))
    member = line(phone, up=False).page.locator(MEMBER).first.locator("b").inner_text()
    for answer in (member, "Lønn"):
        stays(phone, answer)
    says(phone, "Feil lønn").page.close()
    phone.page = phone.tab()
    says(phone.open("/"), "1 ting venter på nett.")
    phone.page.close()
    phone.page = line(phone, up=True).tab()
    phone.open("/utboks").until(lambda: all(item["state"] != "waits" for item in items(phone)), 15)
    phone.open("/").tap("Fortsett der du slapp")
    assert phone.heading == "Hva ligner mest?"


def test_what_is_being_written_without_a_line_is_kept_too(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 0))
    ready(phone.tap("Skriv et notat"))
    line(phone, up=False).tap(phone.page.locator("textarea"), stays=True)
    says(phone.type("Halvferdig i kjelleren"), "Lagret på telefonen.").page.wait_for_timeout(1_500)  # the last letters are saved when one stops
    phone.page.close()
    phone.page = line(phone, up=True).tab()
    phone.open("/").until(lambda: not [item for item in items(phone) if item["state"] == "waits"], 10)
    says(phone.open("/").tap("Fortsett der du slapp"), "Halvferdig i kjelleren")


def test_a_check_page_is_saved_without_a_line(phones: Phones) -> None:
    phone = look_up(phones("club_leader", 1)).open("/ny/sak")
    ready(answer_case(phone.tap(phone.page.locator(MEMBER).first)))
    says(stays(line(phone, up=False), "Opprett saken"), "Lagret på telefonen.")
    line(phone, up=True).until(lambda: re.fullmatch(r"/saker/\d+", phone.path) is not None, 10)


def test_the_phone_cannot_read_what_it_keeps(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 5))
    ready(phone.tap("Skriv et notat"))
    write(line(phone, up=False), "Merkelapp-7391 om noen")
    says(stays(phone, "Lagre notatet"), "Vi sender det når du har nett igjen.")
    kept = str(stored(phone))
    assert "7391" not in kept and "notat" not in str(items(phone)) and more_than_allowed(phone) == []
    assert [item["state"] for item in items(phone)] == ["waits"]


def test_signing_out_warns_of_what_is_not_sent(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 6, fresh=True))
    ready(phone.tap("Skriv et notat"))
    write(line(phone, up=False), "Ikke sendt.")
    says(stays(phone, "Lagre notatet"), "Vi sender det når du har nett igjen.")
    phone.page.route("**/utboks*", lambda route: route.abort())
    phone.context.route("**/utboks/tegn", lambda route: route.abort())
    line(phone, up=True).open("/mer")
    says(stays(ready(phone), "Logg ut"), "Noe er ikke sendt ennå.")
    phone.tap("Logg ut")
    assert phone.heading == "Du er logget ut"
    phone.until(lambda: phone.page.evaluate("indexedDB.databases().then((all) => all.length)") == 0)


def test_what_cannot_wait_says_so_and_keeps_the_page(phones: Phones) -> None:
    phone = line(ready(phones("club_leader", 0).open("/mer")), up=False)
    says(stays(phone, "Stor"), "Ingen kontakt med nettet.")
    assert phone.path == "/mer"


def test_a_new_worker_interrupts_nobody(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 7))
    ready(phone.tap("Skriv et notat"))
    write(phone, "Midt i en setning")
    other = phone.context.new_page()
    other.goto(f"{phone.base}/mer/sprak")
    other.get_by_role("button", name="Nynorsk").tap()  # the worker of another language takes over, in both tabs
    phone.until(lambda: "nn" in phone.page.evaluate("navigator.serviceWorker.controller.scriptURL"), 10)
    assert phone.page.locator("textarea").input_value() == "Midt i en setning"
    stays(phone, "Lagre notatet")
    says(phone, "Midt i en setning")
    other.goto(f"{phone.base}/mer/sprak")
    with other.expect_navigation():  # a page that is closed before its answer leaves the next test in nynorsk
        other.get_by_role("button", name="Bokmål").tap()
    other.close()


def test_without_a_line_the_page_is_in_the_same_language(phones: Phones) -> None:
    phone = ready(phones("club_leader", 8).open("/mer/sprak").tap("English"))
    phone.until(lambda: "sprak=en" in phone.page.evaluate("navigator.serviceWorker.controller.scriptURL"), 10)
    line(phone, up=False).open("/saker")
    assert phone.page.locator("html").get_attribute("lang") == "en"
    says(line(phone, up=True), "My cases").open("/mer/sprak").tap("Norsk bokmål")


def test_twenty_things_wait_and_the_next_is_told(phones: Phones) -> None:
    phone = ready(make_task(phones("club_deputy_leader", 4)).tap("Mine oppgaver"))
    line(phone, up=False)
    for _ in range(16):
        stays(phone, "Ferdig")
        phone.page.wait_for_timeout(100)
        phone.page.evaluate("document.querySelectorAll('[name=once]').forEach((one) => (one.value = crypto.randomUUID()))")
    says(phone, "det er lite plass igjen")
    for _ in range(6):
        stays(phone, "Ferdig")
        phone.page.wait_for_timeout(100)
        phone.page.evaluate("document.querySelectorAll('[name=once]').forEach((one) => (one.value = crypto.randomUUID()))")
    says(phone, "20 ting venter på nett.")
    assert len(items(phone)) == 20
