"""Guidance from the first line to a rep's case: one adviser writes, another lets it through, a rep comes upon it; then the next version."""

import pytest

from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import MEMBER, look_up
from tests.browser.phone import Phone

TEXT = "Be om lønnsslippen.\n\nSi nei til trekket\nGjør det skriftlig.\n\n- Hvor mye er trukket?\n- Hvorfor?"


def title(phone: Phone) -> str:
    """Each of the two journeys has its own: what the other one left is withdrawn, and still in the advisers' list."""
    return "Når lønnen blir trukket" if phone.script else "Når det blir trukket i lønn"


def measured(phone: Phone, lists: str = "", *, words: int = 120, question: bool = False) -> list[str]:
    return breaches(phone, lists=lists, words=words, question=question, brief=True) + faults(phone)


def save(phone: Phone, text: str) -> Phone:
    return phone.fill("#answer", text).pick(".act:not(.quiet)")


def write(adviser: Phone) -> Phone:
    """From Mer; ends on the page of the draft."""
    adviser.open("/mer").tap("Lær").tap("Veiledning").tap("Skriv og gå gjennom").tap("Skriv en ny").tap("Lønn og ferie").tap("Trekk i lønn")
    return save(save(adviser, title(adviser)), TEXT)


def let_through(adviser: Phone) -> Phone:
    return adviser.open("/veiledning/arbeid").tap(title(adviser)).tap("Publiser")


def to_the_date(rep: Phone) -> Phone:
    """In a new case about a deduction, at the question after its type."""
    return look_up(rep).tap("Ny sak").pick(MEMBER).tap("Lønn og ferie").tap("Trekk i lønn")


@pytest.fixture
def three(phones: Phones, script: bool) -> tuple[Phone, Phone, Phone]:
    return phones("centre_adviser", script=script), phones("legal_adviser", script=script), phones("club_leader", 2, script=script)


def test_from_a_draft_to_a_case_and_on_to_the_next_version(three: tuple[Phone, Phone, Phone]) -> None:
    writer, reviewer, rep = three
    at = write(writer).path
    found = measured(writer)
    rep.expected = "404"
    read = at.replace("/arbeid", "")
    assert "Vi fant ikke siden" in rep.open(read).words
    rep.expected = ""
    writer.tap("Send til gjennomgang")
    assert not writer.sees("Publiser") and "En annen rådgiver må gå gjennom teksten." in writer.words
    found += measured(writer) + measured(reviewer.open("/veiledning/arbeid"), "articles", words=200) + measured(reviewer.tap(title(reviewer)))
    assert reviewer.tap("Publiser").path == read
    found += measured(to_the_date(rep), question=True, words=60)
    question = rep.path
    rep.tap(f"Les: {title(rep)}")
    found += measured(rep)
    assert "Si nei til trekket" in rep.words and rep.tap("Gå tilbake").path == question
    rep.open("/veiledning").fill("#q", "TRUKKET").tap("Søk").tap(title(rep))
    assert "Sist gjennomgått" in rep.words
    writer.open(at).tap("Endre teksten")
    save(save(writer, title(writer)), TEXT.replace("Be om lønnsslippen.", "Be om å få se lønnsslippen.")).tap("Send til gjennomgang")
    assert "Be om lønnsslippen." in rep.reload().words
    let_through(reviewer)
    rep.reload().tap("Se hva som er endret")
    assert "Be om å få se lønnsslippen." in rep.words and "Versjon 2" in rep.words and "Gjør det skriftlig." not in rep.words
    found += measured(rep, words=200)
    writer.open(at).tap("Trekk tilbake")
    found += measured(writer, question=True)
    writer.tap("Trekk tilbake")
    rep.expected = "404"
    assert "Vi fant ikke siden" in rep.open(read).words and found == []
