"""A dismissal from the first word to what is known of it: asked when it is opened, changed afterwards, told by the law's page."""

import re

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import MEMBER, look_up
from tests.browser.phone import Phone


def opening(phone: Phone) -> Phone:
    """A dismissal about the member used last, as far as the check page."""
    look_up(phone).tap("Ny sak").tap(phone.page.locator(MEMBER).first).tap("Advarsel og oppsigelse")
    return phone.tap(phone.page.get_by_role("button", name="Oppsigelse", exact=True)).tap("I går").tap("Nei").tap("Snakke med")


def test_the_types_own_questions_hold_nobody_up(phones: Phones, script: bool) -> None:
    phone = opening(phones("club_leader", 1, script=script))
    assert "Har medlemmet brevet på papir?" in phone.words
    phone.tap("Opprett saken").within(8, 0)


def test_what_is_answered_when_it_is_opened_and_changed_afterwards(phones: Phones, script: bool) -> None:
    phone = opening(phones("club_leader", 2, script=script))
    phone.tap("Har medlemmet brevet på papir").tap("Jeg vet ikke")
    phone.tap("Når begynte medlemmet").tap("Jeg vet ikke").tap("Når begynte medlemmet")
    for field, number in zip(phone.page.locator(".date input").all(), ("1", "3", "2010"), strict=True):
        field.fill(number)
    phone.tap("Fortsett").tap("Opprett saken")
    assert "Finn ut: Har medlemmet brevet på papir?" in phone.words
    case = phone.path
    phone.tap("Om saken")
    assert "1. mars 2010" in phone.words and "Vet ikke" in phone.words
    phone.taps = 0
    phone.tap("Har medlemmet brevet på papir").tap("Ja").within(2, 0)
    assert phone.path == f"{case}/om" and breaches(phone, lists="what is asked") + faults(phone) == []
    phone.tap(re.compile("Lov og vanlige steg"))
    assert "Ikke kontrollert ennå" in phone.words and breaches(phone, words=250) + faults(phone) == []
    assert "Finn ut:" not in phone.open(case).words
