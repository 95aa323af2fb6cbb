"""One asks for a case that is not theirs, the data protection officer says yes, and it is read and not written."""

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import open_case
from tests.browser.phone import Phone

WHY = "Fristen går ut, og ingen svarer."


def ask(phone: Phone, number: str) -> Phone:
    phone.open("/saker").tap("Nødtilgang").tap("Be om nødtilgang")
    for text in (number, WHY):
        phone.page.locator("#answer").fill(text)
        phone.tap("Fortsett")
    return phone.tap("Be om nødtilgang")


def test_one_asks_another_says_yes_and_it_is_read(phones: Phones, script: bool) -> None:
    case = open_case(phones("club_leader", 7, script=script)).path
    asker = ask(phones("county_leader", script=script), case.removeprefix("/saker/"))
    assert "Sendt til personvernombudet" in asker.words
    privacy = phones("data_protection_officer", script=script).open("/gjennomgang").tap("Nødtilgang")
    assert WHY in privacy.words and (not script or breaches(privacy, lists="those who ask", brief=True) + faults(privacy) == [])
    privacy.tap("Gi tilgang")
    assert "Gitt, men ikke gått gjennom" in privacy.words
    asker.open("/nodtilgang")
    assert not script or breaches(asker, lists="what one has asked for", brief=True) + faults(asker) == []
    assert "Du kan lese den til" in asker.words
    asker.tap(f"Sak {case.removeprefix('/saker/')}")
    assert asker.path == case and "Nødtilgang til" in asker.words and not asker.find("Skriv et notat").is_visible()
    assert not script or breaches(asker, lists="tasks and deadlines", brief=True) + faults(asker) == []
