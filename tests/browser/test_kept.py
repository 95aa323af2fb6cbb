"""Nothing that was answered is lost, and of what is being typed at most three seconds."""

import time

from tests.browser.conftest import Phones
from tests.browser.flows import open_case, sign_in
from tests.browser.hand import Hand

STORY = "Hun fikk beskjed i gangen, uten møte og uten papir. Vitner: to på vakt."
WRITTEN = "document.querySelector('textarea').value"


def half_way(phone: Hand) -> Hand:
    """Three answers into «Ny sak», where the fourth is asked."""
    phone.open("/ny/sak?hvem=" + phone.open("/medlemmer?q=an").evaluate("document.querySelector('#results a.row').href.split('/').pop()"))
    return phone.tap("Arbeidstid").tap("Overtid")


def goes_on(phone: Hand) -> bool:
    """Home's first row leads, in one tap, to the question where the answers stopped."""
    phone.open().taps = 0
    first = phone.text("main .row")
    phone.tap("Fortsett der du slapp").within(1)
    return "Fortsett" in first and phone.path.endswith("/dato")


def test_goes_on_after_the_browser_was_closed(phones: Phones, script: bool) -> None:
    phone = half_way(phones("club_leader", 5, script=script))
    cookie = phone.context.storage_state()
    phone.context.close()
    assert goes_on(phones(state=cookie, script=script))


def test_goes_on_from_another_device(phones: Phones, script: bool) -> None:
    half_way(phones("club_leader", 6, script=script)).context.close()
    assert goes_on(phones("club_leader", 6, script=script, fresh=True))


def test_back_three_times_and_reload_lose_nothing(phones: Phones, script: bool) -> None:
    phone = half_way(phones("club_leader", 7, script=script))
    for _ in range(3):
        phone.back()
    assert goes_on(phone.reload())
    phone.tap("I går").tap("Nei").tap("Snakke med")
    assert "Overtid" in phone.words


def test_tilbake_leads_through_the_questions(phones: Phones, script: bool) -> None:
    phone = half_way(phones("club_leader", 7, script=script)).tap("Tilbake")
    assert phone.path.endswith("/type") and phone.tap("Tilbake").path.endswith("/gruppe")
    assert phone.tap("Tilbake").path.endswith("/hvem")


def test_double_tap_makes_one_case(phones: Phones) -> None:
    phone = half_way(phones("club_leader", 8)).tap("I går").tap("Nei").tap("Snakke med")
    phone.page.get_by_role("button", name="Opprett saken").dblclick(no_wait_after=True)
    phone.until(lambda: "/saker/" in phone.path, 10)
    first = phone.path
    assert phone.open("/saker").page.locator("main a", has_text="Overtid").count() == 1
    assert phone.page.locator("main a", has_text="Overtid").get_attribute("href") == first


def write(phone: Hand, seconds: float) -> str:
    """Types without a pause for so long; returns what was typed."""
    ends, typed = time.monotonic() + seconds, ""
    while time.monotonic() < ends:
        letter = STORY[len(typed) % len(STORY)]
        phone.type(letter)
        typed += letter
        phone.pause(0.1)
    return typed


def test_what_is_being_typed_is_kept(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 1)).tap("Skriv et notat")
    phone.pick("textarea", stays=True).type(STORY)
    phone.pause(3)
    phone.start_over().tap("Fortsett der du slapp")
    assert phone.evaluate(WRITTEN) == STORY


def test_typing_without_a_pause_loses_three_seconds_at_most(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 2)).tap("Skriv et notat")
    phone.pick("textarea", stays=True)
    early = write(phone, 2.5)
    write(phone, 3)
    phone.start_over().tap("Fortsett der du slapp")
    assert phone.evaluate(WRITTEN).startswith(early)


def test_sending_while_a_draft_is_being_saved(phones: Phones) -> None:
    """The save of what is typed and the tap on «Lagre» may meet: one note, no error, in whatever order they land."""
    phone = open_case(phones("club_leader", 4))
    for pause in (950, 1000, 1050):
        phone.tap("Skriv et notat").pick("textarea", stays=True).type(f"Ring {pause}")
        phone.pause(pause / 1000)
        phone.tap("Lagre notatet")
        assert phone.text(".time").count(f"Ring {pause}") == 1


def test_a_stale_sign_in_keeps_the_way(phones: Phones, script: bool) -> None:
    phone = half_way(phones("club_leader", 3, script=script))
    phone.forget()
    assert phone.reload().path == "/velg-person"
    sign_in(phone, "club_leader", 3)
    assert phone.path.endswith("/dato")
