"""A helper meets a club: what they agree is a task on the rep's Home, and the next meeting begins there."""

from klar.models.club_tasks import CLUB_TASKS
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import branch_of
from tests.browser.phone import Phone

FIRST = [task for task in CLUB_TASKS.values() if task.level == 1]
AGREED = "Ring vikaren om vervet"


def club_page(helper: Phone, club: str) -> Phone:
    return helper.open("/mer").tap("Dem jeg følger opp").tap("Alle klubbene").tap(club)


def meet(helper: Phone, who: str) -> int:
    """From the club's page until the meeting is kept, with one step agreed; how many taps."""
    helper.taps = 0
    helper.tap("Hold et møte").tap("Kommet i gang")
    for _each in FIRST:
        helper.tap("Ja")
    helper.fill("#answer", AGREED).tap("Fortsett").tap(who).tap("Om en uke").tap("Nei, det var alt").tap("Lagre møtet")
    return helper.taps


def test_what_is_agreed_is_a_task_on_home_and_the_next_meeting_begins_there(phones: Phones, script: bool) -> None:
    rep = phones("club_leader", 2, script=script)
    helper = phones("branch_leader", branch_of(rep), script=script)
    club, who = whose(rep, 2)
    taps = meet(club_page(helper, club), who)
    assert taps == len(FIRST) + 7 and AGREED in helper.words and breaches(helper, lists="talks and people", words=400) + faults(helper) == []
    rep.open().taps = 0
    if not rep.sees("Mine oppgaver"):  # Home is full of what other tests have left
        rep.tap("Mer")
    rep.tap("Mine oppgaver")
    if AGREED not in rep.words:
        rep.tap("Se det som kommer")
    rep.tap(rep.page.locator("form", has_text=AGREED).locator("button.check").first, stays=rep.script)
    rep.until(lambda: "Angre" in rep.words or AGREED not in rep.words, 5)
    assert rep.taps <= 4
    club_page(helper, club)
    assert f"{AGREED} {who}, gjort" in " ".join(helper.words.split())
    helper.tap("Hold et møte")
    assert f"Sist ble dere enige om: {AGREED} (gjort)." in helper.words and breaches(helper, question=True, words=60) + faults(helper) == []


def whose(phone: Phone, nth: int) -> tuple[str, str]:
    """The club and the name of the nth club leader on the demo's own page."""
    phone.open("/velg-person")
    row = phone.page.locator("//h2[.='Klubbleder']/following-sibling::ul[1]//button").nth(nth)
    return row.locator("small").inner_text(), row.locator("b").inner_text()
