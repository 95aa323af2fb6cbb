"""A round of ten calls with every outcome, each within its taps, and a colleague who calls beside."""

import re

import pytest

from tests.browser.conftest import Handset, Phones
from tests.browser.hand import Hand

TALK = ("Vi snakket", "Bra", "Ingenting nå", "Nei")
# What is tapped after each of ten calls: two taps when there was no talk, four when there was.
CALLS = (
    ("Svarte ikke", "Senere i dag"), TALK, ("Svarte ikke", "I morgen"), ("Ring igjen", "Om en uke"), ("Vi snakket", "Tungt", "En sak", "Nei"),
    ("Ring igjen", "Senere i dag"), ("Svarte ikke", "Om en uke"), TALK, ("Ring igjen", "I morgen"), TALK,
)  # fmt: skip


@pytest.fixture
def handset(alone: Handset) -> Handset:
    """Whoever another test has called today waits until tomorrow, and eleven are needed."""
    return alone


def begin(phone: Hand, name: str = "Vår") -> Hand:
    phone.open("/oppfolging/runder").tap("Lag ny runde").fill("#answer", name).tap("Fortsett").tap("Alle jeg følger opp").tap("Fortsett").tap("Lag runden")
    return phone.tap("Ring neste")


def called(phone: Hand, taps: tuple[str, ...]) -> str:
    """Reports a call; returns whose it was. The next person stands there at once."""
    name, phone.taps = phone.heading, 0
    assert "Telefon mangler." in phone.words or re.fullmatch(r"\+?\d{8,}", phone.rings("Ring "))  # a few in the register have none
    phone.taps = 0
    for tap in taps:
        phone.tap(tap)
    phone.within(4 if taps[0] == "Vi snakket" else 2, 0)
    return name


def test_a_colleague_calls_another_and_takes_over(phones: Phones) -> None:
    phone = begin(phones("county_leader"), "Sommer")
    other = phones("club_resource").open("/oppfolging/runder").tap("Sommer").tap("Ring neste")
    assert other.heading != phone.heading and "Ferdig" not in other.heading
    name = phone.heading
    other.tap("Legg tilbake").tap(f"Ta over {name}")
    assert other.heading == name and "Ferdig for nå" in phone.reload().words


def test_ten_calls_with_every_outcome(phones: Phones, script: bool) -> None:
    phone = begin(phones("county_leader", script=script))
    names = [called(phone, taps) for taps in CALLS]
    assert len({*names}) == 10 and phone.heading not in names
    assert re.search(r"4 av \d+ ringt", phone.words)
    phone.tap("Tilbake")
    assert "6 må ringes igjen" in phone.words and phone.sees("Fortsett samtalen")
