"""A rep asks the branch for help: the branch takes the case, or sends it back and says why."""

import re

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import branch_of, open_case
from tests.browser.phone import Phone

QUESTION, STORY = "Hva bør jeg gjøre først?", "Klubben har snakket med arbeidsgiver."
WHY = "Klubben kan løse dette selv. Ring meg."


def ask(phone: Phone, how: str, *, whole: bool = True) -> str:
    """Opens a case and asks the branch for help with it, or sends it on; returns the case's address."""
    case = open_case(phone).path
    phone.tap("Gjør noe mer").tap("Be om hjelp").tap(how).tap(phone.page.locator(".answer", has_text="fagforening").first)
    write(phone, QUESTION, "Fortsett")
    if how == "Be om hjelp":
        phone.tap("Hele saken" if whole else "Bare sammendraget")
    if "sjekk" not in phone.path:
        phone.tap("Ja")
    phone.tap("Send")
    assert phone.path == case and "Sendt til" in phone.words
    return case


def write(phone: Phone, text: str, button: str) -> Phone:
    phone.page.locator("textarea").fill(text)
    return phone.tap(button)


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
    assert QUESTION not in branch.words, "nothing of the case is seen before it is taken"
    branch.tap("Ta imot")
    assert branch.path == case and QUESTION in branch.words
    assert "hjelper" in rep.open(case).words and rep.find("Skriv et notat").is_visible()


def test_the_branch_takes_a_case_over(phones: Phones, script: bool) -> None:
    rep = phones("club_leader", 2, script=script)
    case = ask(rep, "Send videre")
    desk(phones, rep, script=script).tap("Ta imot")
    assert "har saken" in rep.open(case).words and not rep.find("Skriv et notat").is_visible()


def test_the_branch_sends_a_case_back_and_says_why(phones: Phones, script: bool) -> None:
    rep = phones("club_leader", 3, script=script)
    case = ask(rep, "Be om hjelp")
    branch = write(desk(phones, rep, script=script).tap("Send tilbake"), WHY, "Send tilbake")
    assert branch.path == "/innboks"
    assert WHY in rep.open(case).words and "Sendt til" not in rep.words
    branch.expected = "404"
    assert "fant ikke" in branch.open(case).words


def test_help_is_asked_answered_and_closed(phones: Phones, script: bool) -> None:
    """The whole way: a summary is shown, a question comes back, more is shown, and the answer stands in the case."""
    rep = phones("club_leader", 4, script=script)
    case = ask(rep, "Be om hjelp", whole=False)
    assert "Venter på svar siden" in rep.words
    branch = desk(phones, rep, script=script).tap("Ta imot")
    page = branch.path
    assert QUESTION in branch.words and branch.heading.startswith("Hjelp til") and branch.page.locator("a[href^='/saker/']").count() == 0
    write(branch.tap("Spør om mer"), "Når var møtet?", "Send spørsmålet")
    rep.open().tap(re.compile("1 spørsmål venter på deg"))
    rep.tap(rep.page.locator("main a.row.now")).tap("Svar på spørsmålet")
    write(rep, STORY, "Send svaret").tap("Vis dem hele saken")
    assert "Svarte etter" in rep.words and "Hele saken" in rep.words
    assert "1 nytt svar" in branch.open().words and STORY in branch.open(page).words
    assert branch.tap("Åpne saken").path == case
    write(branch.open(page).tap("Svar og avslutt"), WHY, "Send svaret")
    assert branch.path == "/innboks" and WHY in rep.open(case).words and "hjelper" not in rep.words
    branch.expected = "404"
    assert "fant ikke" in branch.open(case).words


def test_each_page_on_the_way_is_within_the_bars(phones: Phones) -> None:
    rep = phones("club_leader", 6)
    ask(rep, "Be om hjelp", whole=False)
    branch = desk(phones, rep, script=True)
    found = breaches(branch.tap("Ta imot"), brief=True) + faults(branch)
    page = branch.path
    for way in ("spor", "ferdig", "gi-tilbake"):
        found += breaches(branch.open(f"{page}/{way}"), question=True, brief=True) + faults(branch)
    write(branch.open(f"{page}/spor"), "Når var møtet?", "Send spørsmålet")
    found += breaches(rep.open(), brief=True) + breaches(rep.open("/hjelp"), lists="what is sent", brief=True) + faults(rep)
    rep.tap(rep.page.locator("main a.row.now"))
    found += breaches(rep) + faults(rep) + breaches(rep.tap("Svar på spørsmålet"), question=True, brief=True)
    write(rep, STORY, "Send svaret")
    assert found + breaches(branch.open("/innboks"), lists="cases", brief=True) + breaches(branch.open(page)) + faults(branch) == []
