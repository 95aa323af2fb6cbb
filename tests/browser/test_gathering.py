"""A gathering from invitation to evaluation, on two phones: the helper's who holds it, and the rep's who comes."""

from collections.abc import Iterator
from datetime import date

import pytest

from klar.db import today
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import branch_of
from tests.browser.phone import Phone


def write(phone: Phone, text: str) -> Phone:
    return phone.fill("#answer", text).pick(".act:not(.quiet)")


def on_day(phone: Phone, day: date) -> Phone:
    for field, number in zip(phone.page.locator(".date input").all(), (day.day, day.month, day.year), strict=True):
        field.fill(str(number))
    return phone.tap("Fortsett")


def make(helper: Phone, name: str, places: int) -> Phone:
    """A course today for the leaders of all the clubs; ends on its page."""
    helper.open("/mer").tap("Dem jeg følger opp").tap("Samlinger").tap("Lag en samling")
    write(helper.pick(".answer").tap("Kurs"), name)
    write(on_day(helper, today()), "kl. 10 til 15.30").tap("På et sted")
    for text in ("Folkets hus", "40", str(places)):
        write(helper, text)
    return helper.tap("OU-midler").tap("Alle jeg følger opp").tap("Ledere og nestledere").tap("Send invitasjonene")


def measured(phone: Phone, lists: str = "", *, question: bool = False) -> list[str]:
    return breaches(phone, lists=lists, question=question, brief=True) + faults(phone)


@pytest.fixture
def pair(phones: Phones, script: bool) -> Iterator[tuple[Phone, Phone]]:
    """Nobody in the branch is left with an invitation afterwards: Home is as it was for the tests that follow."""
    rep = phones("club_leader", 1, script=script)
    helper = phones("branch_leader", branch_of(rep), script=script)
    yield helper, rep
    helper.open("/samlinger")
    for at in [link.get_attribute("href") for link in helper.page.locator("main a[href^='/samlinger/']", has_text="Lønn for ledere").all()]:
        if helper.open(at).sees("Avlys"):
            helper.tap("Avlys").tap("Avlys samlingen")


def test_from_invitation_to_evaluation(pair: tuple[Phone, Phone]) -> None:
    helper, rep = pair
    at = make(helper, "Lønn for ledere", 1).path
    found = measured(helper, "what one can do")
    rep.open().taps = 0
    rep.tap("Kurs og samlinger")
    found += measured(rep)
    assert rep.tap("Jeg kommer").taps == 2 and "Plassen er din." in rep.words
    found += measured(rep)
    assert "1 kommer. Det er fullt." in helper.open(at).words
    helper.tap("Hvem kom?")
    found += measured(helper, "those who come")
    helper.tap(helper.page.locator(".check").first, stays=helper.script)
    helper.until(lambda: "Er her." in helper.words, seconds=5)
    found += measured(helper, "those who come")
    assert "Er her." in helper.reload().words
    rep.open().tap("Kurs og samlinger").tap("Si hva du syntes").taps = 0
    for said in ("Veldig", "Ganske", "Veldig"):
        found += measured(rep, question=True)
        rep.tap(said)
    assert rep.taps == 3 and "Takk for svaret." in rep.words
    found += measured(rep)
    rep.fill("#answer", "Mer om pensjon neste gang").tap("Send linjen")
    assert "Vil du si noe mer?" not in rep.words and not rep.open().sees("Kurs og samlinger")
    helper.open(f"{at}/svar")
    assert "For få svar ennå." in helper.words and "pensjon" not in helper.words
    assert found == []


def test_when_it_is_full_another_comes_instead(pair: tuple[Phone, Phone], phones: Phones) -> None:
    helper, rep = pair
    make(helper, "Lønn for ledere", 1)
    rep.open().tap("Kurs og samlinger").tap("Jeg kommer").tap("En annen kommer i stedet")
    found = measured(rep, "others in the club", question=True)
    name = rep.text(".answer b")
    rep.pick(".answer")
    assert "En annen kommer i stedet for deg." in rep.words and name in helper.reload().words
    assert found + measured(rep) == []


def test_one_who_came_without_saying_so_is_put_on_the_list_in_three_taps(pair: tuple[Phone, Phone]) -> None:
    helper, _rep = pair
    letters = make(helper, "Lønn for ledere", 12).text("main ul[hx-disable] li")[:3]  # of the first who has not answered
    helper.tap("Hvem kom?").taps = 0
    helper.pick("[name=q]", stays=True).type(letters)
    helper.tap("Søk")
    found = measured(helper, "those who come")
    name = helper.text("[name=mandate] b")
    helper.pick("[name=mandate]").within(3, 3)
    assert "Er her." in helper.page.locator(".check", has_text=name).inner_text() and found == []
