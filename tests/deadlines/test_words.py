import re
from datetime import date, timedelta

import pytest

from klar.deadlines import DISCLAIMER, RULES, TRIGGERS, in_words, urgency

TODAY = date(2026, 11, 17)
BANNED = "obligatorisk påkrevd vennligst foreta iht samt passkey synkroniser cache sesjon bruker".split()
ALL = [one for rules in RULES.values() for one in rules]
TEXTS = sorted(
    {str(text) for one in ALL for text in (one.name, one.consequence, one.reviewer)}
    | {str(text) for trigger in TRIGGERS.values() for text in (trigger.question, trigger.label)}
    | {str(DISCLAIMER)}
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_is_short_and_plain(text):
    assert all(len(sentence.split()) <= 12 for sentence in re.split(r"(?<=[.?])\s", text))
    assert not set(re.findall(r"\w+", text.lower())) & set(BANNED)
    assert text[0].isupper() and "  " not in text


@pytest.mark.parametrize("trigger", TRIGGERS.values(), ids=lambda trigger: trigger.kind)
def test_an_event_is_asked_for_and_named(trigger):
    assert str(trigger.question).endswith("?")
    assert len(str(trigger.label).split()) <= 6 and not str(trigger.label).endswith((".", "?"))


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_a_title_is_a_phrase_and_a_consequence_a_sentence(one):
    assert not str(one.name).endswith(".") and len(str(one.name).split()) <= 9
    assert str(one.consequence).endswith(".")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-14, "Fristen gikk ut tirsdag 3. november"),
        (-1, "Fristen gikk ut i går, mandag 16. november"),
        (0, "Frist i dag, tirsdag 17. november"),
        (1, "Frist i morgen, onsdag 18. november"),
        (2, "Frist om 2 dager, torsdag 19. november"),
        (5, "Frist om 5 dager, søndag 22. november"),
        (14, "Frist om 14 dager, tirsdag 1. desember"),
        (15, "Frist onsdag 2. desember"),
        (64, "Frist onsdag 20. januar 2027"),
    ],
)
def test_in_words(days, words):
    assert in_words(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("due_on", "today", "how"),
    [
        ("2026-11-16", "2026-11-17", "late"),
        ("2026-11-17", "2026-11-17", "now"),
        ("2026-11-23", "2026-11-17", "now"),  # four working days: Wednesday to Monday
        ("2026-11-24", "2026-11-17", "soon"),
        ("2026-12-01", "2026-11-17", "soon"),
        ("2026-12-02", "2026-11-17", "later"),
        ("2027-04-01", "2027-03-23", "now"),  # nine days, but Easter takes five of them
        ("2027-04-01", "2027-03-22", "soon"),
    ],
)
def test_urgency(due_on, today, how):
    assert urgency(date.fromisoformat(due_on), date.fromisoformat(today)) == how


def test_the_disclaimer():
    assert str(DISCLAIMER) == "Klar regner ut frister som hjelp. Sjekk alltid datoen med fagforeningen."
