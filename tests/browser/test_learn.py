"""A lesson on the phone: found where it helps, gone through card by card, and back to where one was."""

from tests.browser.conftest import Phones


def test_from_a_wizard_through_a_lesson_and_back(phones: Phones, script: bool) -> None:
    phone = phones("club_leader", 4 if script else 5, script=script).open("/ny/mote")
    asked = phone.heading
    phone.tap("Referat som holder")
    while phone.sees("Fortsett"):
        phone.tap("Fortsett")
    phone.tap("Bare det vi mener")
    assert phone.heading == "Ikke helt"
    phone.tap("Prøv igjen").tap("Begge syn")
    assert phone.heading == "Det stemmer"
    phone.tap("Gå tilbake").within(9, 0)
    assert phone.heading == asked and not phone.sees("Referat som holder")


def test_one_tap_puts_it_away(phones: Phones) -> None:
    phone = phones("club_leader", 6).open("/ny/klubbmote").tap("Ikke vis denne")
    assert phone.path.startswith("/ny/klubbmote") and not phone.sees("Et årsmøte i klubben")
