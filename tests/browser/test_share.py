"""A rep shares a case with one person: that one finds it, and no longer when the rep stops."""

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import branch_of, open_case
from tests.browser.phone import Phone

WHY = "Du har hatt en slik sak før."


def share(phone: Phone) -> str:
    """Opens a case and shares it with the branch's leader; returns the case's address."""
    case = open_case(phone).path
    phone.tap("Gjør noe mer").tap("Del med én")
    phone.tap(phone.page.locator(".answer", has_text="Leder i fagforening").first).tap("Bare lese").tap("1 måned")
    phone.page.locator("textarea").fill(WHY)
    phone.tap("Fortsett").tap("Del saken")
    assert phone.path == case and "Delte saken" in phone.words and WHY in phone.words
    return case


def test_the_one_it_is_shared_with_finds_it_until_it_ends(phones: Phones, script: bool) -> None:
    rep = phones("club_leader", 5, script=script)
    case = share(rep)
    other = phones("branch_leader", branch_of(rep), script=script).open("/saker")
    other.tap(other.page.locator(f"main a[href='{case}']"))
    assert "Saken er delt med deg." in other.words and WHY in other.words and not other.find("Skriv et notat").is_visible()
    rep.open(f"{case}/mer").tap("Slutt å dele")
    assert rep.path == f"{case}/mer" and "Slutt å dele" not in rep.words
    other.expected = "404"
    assert "fant ikke" in other.open(case).words


def test_what_is_shared_is_within_the_bars(phones: Phones) -> None:
    rep = phones("club_leader", 6)
    case = share(rep)
    rep.open(f"{case}/mer")
    assert breaches(rep, lists="people it is shared with") + faults(rep) == []
    other = phones("branch_leader", branch_of(rep)).open(case)
    assert breaches(other, lists="tasks and deadlines") + faults(other) == []
