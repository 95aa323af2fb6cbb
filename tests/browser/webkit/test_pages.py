"""What WebKit does in its own way: focus, errors, languages, a dead line, and what is kept on the phone."""

from importlib.resources import files

from tests.browser.axe import ALL
from tests.browser.flows import BOX, MEMBER, look_up, open_case, search, sign_in
from tests.browser.server import Server
from tests.browser.storage import READ
from tests.browser.test_htmx import mortal  # noqa: F401
from tests.browser.webkit.conftest import Phones
from tests.browser.webkit.phone import WebkitPhone

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()


def faults(phone: WebkitPhone) -> list[str]:
    phone.driver.execute_script(AXE)
    found = phone.soon("axe.run(document, arguments[0])", ALL)
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]


def test_axe_finds_nothing(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 1))
    case = phone.path
    for path in ("/", case, f"{case}/mer", "/medlemmer?q=an", "/oppgaver", "/ny/sak"):
        assert faults(phone.open(path)) == [], path


def test_the_page_is_a_phones(phones: Phones) -> None:
    phone = phones("club_leader", 1)
    assert phone.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [360, 360]
    assert phone.evaluate("[...document.querySelectorAll('main .row')].every((e) => e.getBoundingClientRect().height >= 64)")


def test_an_error_page_keeps_what_is_typed_and_has_the_cursor(phones: Phones) -> None:
    phone = look_up(phones("club_leader", 2)).tap("Ny sak").pick(MEMBER).tap("Lønn og ferie").tap("Feil lønn").tap("Annen dato")
    for place, number in zip(("day", "month", "year"), ("40", "13", "2026"), strict=True):
        phone.fill(f"[name$={place}]", number)
    phone.tap("Fortsett")
    assert phone.evaluate("document.title").startswith("Feil:")
    assert phone.evaluate("document.activeElement.className") == "error-summary"
    assert phone.evaluate("[...document.querySelectorAll('main input:not([type=hidden])')].map((e) => e.value)") == ["40", "13", "2026"]


def test_language_in_one_tap(phones: Phones) -> None:
    phone = phones().open("/velg-person").tap("English")
    assert phone.heading == "Who do you want to be?" and phone.evaluate("document.documentElement.lang") == "en"


def test_results_while_typing_leave_the_cursor(phones: Phones) -> None:
    phone = search(phones("club_leader", 3).tap("Finn medlem"), "an")
    phone.until(lambda: phone.count("#results a.row") > 1)
    phone.write("n").pause(0.5)
    assert phone.evaluate(f"document.querySelector('{BOX}').value") == "ann" and phone.path == "/medlemmer"


def test_when_nobody_answers_it_is_said_within_a_second(phones: Phones, mortal: Server) -> None:  # noqa: F811
    phone = sign_in(phones(base=mortal.base), "club_leader").tap("Finn medlem")
    mortal.stop()
    search(phone, "a").until(lambda: "Ingen kontakt" in phone.words, 1.25)
    mortal.start()
    phone.write("n")
    phone.until(lambda: phone.count("#results a.row") > 1)
    assert "Ingen kontakt" not in phone.words


def test_after_signing_out_nothing_is_left_and_back_asks_to_sign_in(phones: Phones) -> None:
    phone = phones("club_leader", 4).open("/saker").tap("Mer").tap("Logg ut")
    assert phone.cookies() == [] and not any(phone.soon(f"({READ})()").values())
    for _ in range(2):
        assert phone.back().path == "/velg-person"
