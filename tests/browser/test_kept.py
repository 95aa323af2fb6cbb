"""Nothing that was answered is lost, and of what is being typed at most three seconds."""

import time

from tests.browser.conftest import Phones, sign_in
from tests.browser.flows import open_case
from tests.browser.phone import Phone

STORY = "Hun fikk beskjed i gangen, uten møte og uten papir. Vitner: to på vakt."


def half_way(phone: Phone) -> Phone:
    """Three answers into «Ny sak», where the fourth is asked."""
    phone.open("/ny/sak?hvem=" + phone.open("/medlemmer?q=an").page.locator("#results a.row").first.get_attribute("href").split("/")[-1])
    return phone.tap("Arbeidstid").tap("Overtid")


def goes_on(phone: Phone) -> bool:
    """Home's first row leads, in one tap, to the question where the answers stopped."""
    phone.open().taps = 0
    first = phone.page.locator("main .row").first.inner_text()
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
        phone.page.go_back()
    phone.page.reload()
    assert goes_on(phone)
    phone.tap("I går").tap("Nei").tap("Snakke med")
    assert "Overtid" in phone.words


def test_tilbake_leads_through_the_questions(phones: Phones, script: bool) -> None:
    phone = half_way(phones("club_leader", 7, script=script)).tap("Tilbake")
    assert phone.path.endswith("/type") and phone.tap("Tilbake").path.endswith("/gruppe")
    assert phone.tap("Tilbake").path.endswith("/hvem")


def test_double_tap_makes_one_case(phones: Phones) -> None:
    phone = half_way(phones("club_leader", 8)).tap("I går").tap("Nei").tap("Snakke med")
    with phone.page.expect_navigation(url=lambda address: "/saker/" in address):
        phone.page.get_by_role("button", name="Opprett saken").dblclick()
    first = phone.path
    assert phone.open("/saker").page.locator("main a", has_text="Overtid").count() == 1
    assert phone.page.locator("main a", has_text="Overtid").get_attribute("href") == first


def write(phone: Phone, seconds: float) -> str:
    """Types without a pause for so long; returns what was typed."""
    ends, typed = time.monotonic() + seconds, ""
    while time.monotonic() < ends:
        letter = STORY[len(typed) % len(STORY)]
        phone.type(letter)
        typed += letter
        phone.page.wait_for_timeout(100)
    return typed


def test_what_is_being_typed_is_kept(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 1)).tap("Skriv et notat")
    phone.tap(phone.page.locator("textarea"), stays=True).type(STORY)
    phone.page.wait_for_timeout(3000)
    phone.page.close(run_before_unload=False)
    phone.page = phone.tab()
    phone.open().tap("Fortsett der du slapp")
    assert phone.page.locator("textarea").input_value() == STORY


def test_typing_without_a_pause_loses_three_seconds_at_most(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 2)).tap("Skriv et notat")
    phone.tap(phone.page.locator("textarea"), stays=True)
    early = write(phone, 2.5)
    write(phone, 3)
    phone.page.close(run_before_unload=False)
    phone.page = phone.tab()
    phone.open().tap("Fortsett der du slapp")
    assert phone.page.locator("textarea").input_value().startswith(early)


def test_sending_while_a_draft_is_being_saved(phones: Phones) -> None:
    """The save of what is typed and the tap on «Lagre» may meet: one note, no error, in whatever order they land."""
    phone = open_case(phones("club_leader", 4))
    for pause in (950, 1000, 1050):
        phone.tap("Skriv et notat").tap(phone.page.locator("textarea"), stays=True).type(f"Ring {pause}")
        phone.page.wait_for_timeout(pause)
        phone.tap("Lagre notatet")
        assert phone.page.locator(".time").get_by_text(f"Ring {pause}").count() == 1


def test_a_stale_sign_in_keeps_the_way(phones: Phones, script: bool) -> None:
    phone = half_way(phones("club_leader", 3, script=script))
    phone.context.clear_cookies()
    phone.page.reload()
    assert phone.path == "/velg-person"
    sign_in(phone, "club_leader", 3)
    assert phone.path.endswith("/dato")
