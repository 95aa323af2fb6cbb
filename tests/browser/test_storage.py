"""The phone keeps nothing of anybody: not while Klar is used, and nothing at all after signing out."""

from tests.browser.conftest import Phones
from tests.browser.flows import open_case, search
from tests.browser.storage import more_than_allowed, nothing_kept

def test_searching_keeps_nothing(phones: Phones) -> None:
    phone = phones("club_leader", 1).open("/medlemmer?q=an")
    with phone.page.expect_response("**/medlemmer"):
        phone.page.get_by_role("searchbox").fill("be")
    assert more_than_allowed(phone) == []
    phone.tap(phone.page.locator("#results a.row").first).page.go_back()
    assert more_than_allowed(phone) == []


def test_writing_keeps_nothing(phones: Phones) -> None:
    phone = open_case(phones("club_leader", 2)).tap("Skriv et notat")
    phone.tap(phone.page.locator("textarea"), stays=True)
    with phone.page.expect_response("**/skriver?*"):
        phone.type("Bare på serveren.")
    assert more_than_allowed(phone) == []


def test_after_signing_out_the_phone_is_empty_and_back_asks_to_sign_in(phones: Phones, script: bool) -> None:
    phone = phones("club_leader", 3, script=script, fresh=True).tap("Mine saker")
    phone.tap(phone.page.locator("main a.row").first).tap("Mer").tap("Logg ut")
    assert nothing_kept(phone) and phone.context.cookies() == []
    for _ in range(3):
        phone.page.go_back()
        assert phone.path == "/velg-person"


def test_the_address_never_holds_what_was_typed_while_typing(phones: Phones) -> None:
    phone = phones("club_leader", 4).tap("Finn medlem")
    with phone.page.expect_response("**/medlemmer"):
        search(phone, "an")
    assert phone.path == "/medlemmer"
