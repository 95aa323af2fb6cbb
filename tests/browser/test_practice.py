"""Practice beside the real Klar, as `klar demo` starts both: one tap in, five exercises, one tap out, and nothing of the one in the other."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Handset
from tests.browser.flows import MEMBER, answer_case, sign_in
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.storage import more_than_allowed, stored
from tests.browser.test_offline import line, ready
from tests.engine import copied

Make = Callable[..., Phone]
STRIP = "header .practice"


@pytest.fixture(scope="module")
def both(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = copied(made, tmp_path_factory.mktemp("both"))
    running = Server(folder, "demo", "--folder", str(folder)).start()
    yield running
    running.stop()


@pytest.fixture
def phone(chromium: Browser, both: Server) -> Iterator[Make]:
    """A rep's phone, signed in to the real one and on «Lær». What goes wrong on either fails the test."""
    made: list[Phone] = []

    def give(nth: int = 0, *, script: bool = True, expected: str = "") -> Phone:
        made.append(Handset(chromium, both).make(script=script))
        made[-1].expected = expected
        sign_in(made[-1], "club_leader", nth).tap("Mer").tap("Lær")
        made[-1].taps = 0
        return made[-1]

    yield give
    trouble = [line for one in made for line in one.trouble]
    for one in made:
        one.context.close()
    assert not trouble


def enter(phone: Phone) -> Phone:
    """One tap; from then on «the base» is practice."""
    address = re.fullmatch(r"(http://127\.0\.0\.1:\d+)/inn\?sprak=nb", phone.find("Øv deg").get_attribute("href"))[1]
    phone.until(lambda: answers(address), 40)
    phone.tap("Øv deg")
    assert phone.page.url == f"{address}/" and address != phone.base
    phone.base = address
    return phone


def answers(address: str) -> bool:
    """It starts beside the demo, and comes up a little later."""
    try:
        return urlopen(f"{address}/helse", timeout=1).status == 200
    except (URLError, OSError):
        return False


def show(phone: Phone, done: int) -> Phone:
    """By the strip, from wherever one is."""
    assert f"Øvelser: {done} av 5" in phone.text(STRIP)
    return phone.tap(f"Øvelser: {done} av 5").tap("Vis meg")


def find_somebody(phone: Phone) -> None:
    phone.tap("Finn via arbeidsplassen")
    while not re.fullmatch(r"/medlemmer/\d+", phone.path):
        phone.pick("main ul.stack a.row")


def finish_a_task(phone: Phone) -> None:
    tasks = phone.count("#tasks .check")
    phone.tap("Ferdig", stays=phone.script).until(lambda: phone.count("#tasks .check") == tasks - 1).open("/oppgaver")


def write(phone: Phone, text: str, button: str) -> Phone:
    return phone.fill("textarea", text).tap(button)


def ask_for_help(phone: Phone) -> None:
    phone.pick("main .answer").tap("Be om hjelp").pick("main .answer")
    write(phone, "Hva bør jeg gjøre?", "Fortsett").tap("Bare sammendraget")
    if "sjekk" not in phone.path:
        phone.tap("Ja")
    phone.tap("Send")


def test_one_tap_in_five_exercises_one_tap_out(phone: Make, both: Server, script: bool) -> None:
    rep = enter(phone(0, script=script))
    rep.within(1, 0)
    find_somebody(show(rep, 0))
    answer_case(show(rep, 1).pick(MEMBER)).tap("Opprett saken")
    finish_a_task(show(rep, 2))
    write(show(rep, 3).pick("main .answer"), "Vi snakket sammen.", "Lagre")
    ask_for_help(show(rep, 4))
    assert "Nå kan du Klar." in rep.tap("Øvelser: 5 av 5").words
    rep.within(45, 0)
    rep.tap("Slutt å øve")
    assert rep.page.url == f"{both.base}/" and not rep.count(STRIP) and rep.sees("Ny sak")


def test_back_in_it_is_as_one_left_it_and_the_real_one_too(phone: Make, both: Server) -> None:
    rep = enter(phone(1))
    find_somebody(show(rep, 0))
    rep.tap("Slutt å øve")
    rep.base = both.base
    assert "Øvelser: 1 av 5" in enter(rep.tap("Mer").tap("Lær")).text(STRIP)
    assert sorted(rep.cookies()) == ["klar", "klar-ovelse"]


def test_signing_out_of_one_leaves_the_other(phone: Make, both: Server) -> None:
    rep = enter(phone(2)).tap("Mer").tap("Logg ut")
    rep.base = both.base
    assert rep.open().sees("Ny sak") and rep.cookies().count("klar") == 1


def test_what_the_phone_keeps_of_each_is_its_own(phone: Make, both: Server) -> None:
    rep = phone(3)
    real = known(ready(rep))
    rep.open("/laer")
    practice = known(ready(enter(rep)))
    assert not set(real.values()) & set(practice.values()) - {"known"} and more_than_allowed(rep) == []
    rep.tap("Slutt å øve")
    rep.base = both.base
    assert known(rep) == real and more_than_allowed(rep) == []


def known(phone: Phone) -> dict[str, str]:
    """Klar's public key and whose the phone is, as it keeps them; and the page it shows without a line."""
    found = stored(phone)
    row = next(row for row in found["databases"]["klar"] if row["id"] == "known")
    return {"key": row["key"], "whose": row["whose"], "page": next(text for path, text in found["caches"] if path == "/uten-nett")}


def test_without_a_line_each_shows_its_own_page(phone: Make, both: Server) -> None:
    rep = phone(4)
    ready(rep).open("/laer")
    ready(enter(rep))
    line(rep, up=False).open("/saker")
    assert rep.heading == "Du har ikke nett nå" and "Øvelse" in rep.text(STRIP)
    rep.tap("Slutt å øve")
    assert rep.page.url == f"{both.base}/" and rep.heading == "Du har ikke nett nå" and not rep.count(STRIP)
    line(rep, up=True)


@pytest.mark.parametrize("path", ["/", "/ovelser", "/medlemmer", "/ny/sak", "/saker", "/finnes-ikke"])
def test_pages_with_the_strip_are_within_the_bars(phone: Make, path: str) -> None:
    rep = enter(phone(5, expected="404")).open(path)
    assert breaches(rep, lists="the strip has two more" if path != "/ovelser" else "the exercises, and the strip") + faults(rep) == []


def test_on_paper_the_strip_is_there_without_its_links(phone: Make) -> None:
    rep = enter(phone(6)).open("/saker")
    rep.page.emulate_media(media="print")
    assert rep.page.locator(f"{STRIP} p").is_visible() and not rep.page.locator(f"{STRIP} a").first.is_visible()
    assert rep.evaluate(f"getComputedStyle(document.querySelector('{STRIP}')).color") == "rgb(0, 0, 0)"
