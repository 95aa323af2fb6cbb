"""A rep asks the branch for help: the branch takes the case, or sends it back and says why."""

import re

from tests.browser.conftest import Phones
from tests.browser.flows import branch_of, open_case
from tests.browser.phone import Phone

WHY = "Klubben kan løse dette selv. Ring meg."


def ask(phone: Phone, how: str) -> str:
    """Opens a case and asks the branch for help with it, or sends it on; returns the case's address."""
    case = open_case(phone).path
    phone.tap("Gjør noe mer").tap("Be om hjelp").tap(how)
    phone.page.locator("textarea").fill("Hva bør jeg gjøre først?")
    phone.tap("Fortsett").tap(re.compile("^Send"))
    assert phone.path == case and "Sendt til" in phone.words
    return case


def desk(phones: Phones, rep: Phone, *, script: bool) -> Phone:
    """The branch's phone, on the newest of what waits."""
    branch = phones("branch_leader", branch_of(rep), script=script).tap("Saker til oss")
    rows = branch.page.locator("main a[href^='/innboks/']")
    newest = max((row.get_attribute("href") for row in rows.all()), key=lambda href: int(href.rsplit("/", 1)[1]))
    return branch.tap(branch.page.locator(f"main a[href='{newest}']"))


def test_the_branch_takes_a_case_to_help(phones: Phones, script: bool) -> None:
    rep = phones("club_leader", 1, script=script)
    case = ask(rep, "Be om hjelp")
    branch = desk(phones, rep, script=script)
    assert "Hva bør jeg gjøre" not in branch.words, "nothing of the case is seen before it is taken"
    branch.tap("Ta imot")
    assert branch.path == case and "Hva bør jeg gjøre" in branch.words
    assert "hjelper" in rep.open(case).words and rep.find("Skriv et notat").is_visible()


def test_the_branch_takes_a_case_over(phones: Phones, script: bool) -> None:
    rep = phones("club_leader", 2, script=script)
    case = ask(rep, "Send videre")
    desk(phones, rep, script=script).tap("Ta imot")
    assert "har saken" in rep.open(case).words and not rep.find("Skriv et notat").is_visible()


def test_the_branch_sends_a_case_back_and_says_why(phones: Phones, script: bool) -> None:
    rep = phones("club_leader", 3, script=script)
    case = ask(rep, "Be om hjelp")
    branch = desk(phones, rep, script=script).tap("Send tilbake")
    branch.page.locator("textarea").fill(WHY)
    branch.tap("Send tilbake")
    assert branch.path == "/innboks"
    assert WHY in rep.open(case).words and "Sendt til" not in rep.words
    branch.expected = "404"
    assert "fant ikke" in branch.open(case).words
