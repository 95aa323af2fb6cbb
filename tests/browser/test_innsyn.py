"""A member asks; it is opened by number and name, gone through text by text, and fetched as one file."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Handset, Phones
from tests.browser.flows import MEMBER, answer_case, look_up
from tests.browser.phone import Phone


def look(phone: Phone, *, lists: str = "", question: bool = False) -> list[str]:
    """What breaks a bar; nothing is measured without script."""
    return breaches(phone, lists=lists, question=question, brief=True) + faults(phone) if phone.script else []


def ask(phone: Phone, number: str, name: str) -> Phone:
    """From Gjennomgang, with what stands in the member's letter."""
    phone.open("/gjennomgang").tap("Innsyn").tap("Opprett et innsyn")
    for field, text in (("#number", number), ("#name", name)):
        phone.page.locator(field).fill(text)
    return phone.tap("Opprett innsyn")


@pytest.fixture
def handset(alone: Handset) -> Handset:
    """A case that another test has made about the same member would be gone through too."""
    return alone


def case_about(phone: Phone, search: str) -> Phone:
    """A new case about the first member found so: another one each time, or the next would ask about both."""
    look_up(phone, search).tap("Ny sak").tap(phone.page.locator(MEMBER).first)
    return answer_case(phone).tap("Opprett saken")


def written(phone: Phone, text: str) -> Phone:
    phone.tap("Skriv et notat")
    phone.page.locator("#answer").fill(text)
    return phone.tap(phone.page.locator(".act:not(.quiet)"))


def fetched(phone: Phone, number: int, folder: Path) -> str:
    with phone.page.expect_download() as coming:
        phone.tap(f"Hent pakken for {number}", stays=True)
    coming.value.save_as(folder / "innsyn.zip")
    with ZipFile(folder / "innsyn.zip") as file:
        return file.read("innsyn.html").decode()


def through(rep: Phone) -> list[str]:
    """Goes through the case, and says which bars were broken on the way."""
    found = look(rep, lists="tasks and deadlines")
    rep.tap("En i saken ber")
    found += look(rep, question=True)
    while "?" in rep.heading:
        rep.tap("Nei, den handler" if "naboen" in rep.words else "Ja, gi")
    found += look(rep, lists="texts of the case")
    rep.tap("Ferdig")
    return found


def test_one_asks_the_handler_goes_through_it_and_it_is_fetched(phones: Phones, script: bool, tmp_path: Path) -> None:
    rep = case_about(phones("club_leader", 6, script=script), "an" if script else "in")
    for text in ("Hun ringte om lønn.", "Dette sa naboen."):
        written(rep, text)
    case, name = rep.path.split("?")[0], rep.page.locator("main p.soft").first.inner_text()
    number = 100_000 + int(rep.open("/medlemmer").page.locator("main a[href^='/medlemmer/']", has_text=name).first.get_attribute("href").split("/")[2])
    privacy = ask(phones("data_protection_officer", script=script), str(number), name)
    assert f"Medlem {number}" in privacy.words and "0 av 1 sak " in privacy.words and look(privacy, lists="those who ask") == []
    assert through(rep.open(case)) == [] and "ber om innsyn" not in rep.words
    privacy.open("/gjennomgang/innsyn")
    assert look(privacy, lists="those who ask") == []
    package = fetched(privacy, number, tmp_path)
    assert "Hun ringte om lønn." in package and "naboen" not in package and name in package
    assert "Du kan hente den igjen" in privacy.open("/gjennomgang/innsyn").words


def test_a_wrong_name_is_met_within_the_bars(phones: Phones) -> None:
    phone = phones("data_protection_officer")
    phone.expected = "422"
    ask(phone, "100001", "Ingen Slik")
    assert phone.page.title().startswith("Feil:") and look(phone, question=True) == []
