"""«Vi ser det samme»: two phones and a call. The helper sees where the rep is within two seconds, and nothing of what is typed."""

import re
import time

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import branch_of
from tests.browser.phone import Phone

TYPED = "Zibeldonk skrev dette"
SOON = 2.0  # seconds until the other phone shows it


def call(phones: Phones, nth: int, *, script: bool = True) -> tuple[Phone, Phone, list[str]]:
    """The rep's phone and the helper's, in a call; and everything the helper's browser is sent from now on."""
    rep = phones("club_leader", nth, script=script, fresh=True)
    helper = phones("branch_leader", branch_of(rep), fresh=True)
    got: list[str] = []
    helper.page.on("response", lambda answer: got.append(answer.text()) if "static" not in answer.url and answer.status == 200 else None)
    rep.tap("Vis hjelperen siden").tap("Vis fire tall")
    helper.tap("Mer").tap("Dem jeg følger opp").tap("Vi ser det samme")
    helper.page.fill("#digits", rep.text(".digits"))
    helper.tap("Se siden")
    return rep, helper, got


def sees(helper: Phone, text: str) -> float:
    """Seconds until the helper's phone says so."""
    begun = time.monotonic()
    helper.until(lambda: text in helper.words, seconds=SOON)
    return time.monotonic() - begun


def test_the_helper_follows_points_and_both_see_it(phones: Phones) -> None:
    rep, helper, got = call(phones, 7)
    rep.until(lambda: "ser hvor du er." in rep.words, seconds=SOON)
    rep.open("/ny/oppgave")
    sees(helper, "Ny oppgave: Hva skal gjøres?")
    helper.tap(helper.page.locator("button", has_text="Noe annet"), stays=True)
    rep.until(lambda: rep.page.locator(".answer.glow", has_text="Noe annet").count() == 1, seconds=SOON)
    assert "Trykk på «Noe annet»." in rep.text(".along")
    rep.tap("Noe annet")
    sees(helper, "Spørsmål 2")
    rep.page.fill("#answer", TYPED)
    rep.tap("Lag oppgaven")
    sees(helper, "Når skal det være gjort?")
    assert len(got) > 5 and not [text for text in got if "Zibeldonk" in text]
    helper.tap("Slutt å se")
    rep.until(lambda: "Ingen ser hvor du er nå." in rep.words, seconds=SOON)


def test_the_rep_stops_it_in_one_tap_without_script_too(phones: Phones, script: bool) -> None:
    rep, helper, _got = call(phones, 8, script=script)
    rep.open("/mer")
    sees(helper, "Innstillinger")
    assert "ser hvor du er." in rep.text(".along")
    rep.tap("Stopp")
    helper.until(lambda: "Det er slutt." in helper.words, seconds=SOON)
    assert rep.page.locator(".along").count() == 0


def test_each_page_of_it_is_within_the_bars(phones: Phones) -> None:
    rep, helper, _got = call(phones, 5)
    found = breaches(rep, brief=True) + faults(rep) + breaches(rep.open("/ny/oppgave"), question=True, brief=True) + faults(rep)
    sees(helper, "Ny oppgave")
    found += breaches(helper, lists="the buttons of the page", brief=True) + faults(helper)
    rep.tap("Stopp")
    found += breaches(helper.open("/vi-ser-det-samme"), brief=True) + faults(helper)
    helper.expected = "422"
    helper.page.fill("#digits", "0000")
    found += breaches(helper.tap(re.compile("Se siden")), brief=True) + faults(helper)
    assert found == []
