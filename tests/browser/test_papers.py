"""A paper from a template on a phone: every question within the bars, changed afterwards; and pages photographed one by one."""

from pathlib import Path

import pytest

from klar.papers import FACTS
from tests.browser.axe import faults
from tests.browser.bars import breaches
from tests.browser.conftest import Phones
from tests.browser.flows import open_case
from tests.browser.phone import BLOCKED, Phone
from tests.files.pictures import held
from tests.papers.answers import drafts

WORDS = 40
NAMES = [draft["papir"][1:] for draft in drafts()]


def step_of(phone: Phone) -> str:
    return phone.path.rsplit("/", 1)[1]


def answer(phone: Phone, step: str, last: bool) -> None:
    fact = FACTS[step]
    if fact.choices:
        phone.tap(phone.page.locator(".answer").nth(-1 if last else 0))
        return
    if fact.kind in ("past", "ahead"):
        for field, number in zip(phone.page.locator(".date input").all(), ("20", "11", "2026"), strict=True):
            field.fill(number)
    else:
        phone.page.locator("#answer").fill("Máret Ŋuŧŧa sa ja.")
    phone.tap(phone.page.locator(".act"))


def begin(phone: Phone, name: str) -> Phone:
    phone.context.set_default_timeout(60_000)  # a paper is set on the way to its last page, which a busy machine takes long to do
    case = open_case(phone).path
    phone.open(f"{case}/papirer").tap("Lag et papir")
    assert phone.heading == "Hvilket papir vil du lage?" and phone.path == f"/ny/papir?sak={case.rsplit('/', 1)[1]}"
    return phone.tap(phone.page.locator(f".answer[value='{name}']"))


def asked(phone: Phone, last: bool = False) -> list[str]:
    """Answers everything; what breaks a bar on the way. Each kind of question is looked at in full once."""
    found, kinds = [], set()
    while (step := step_of(phone)) != "sjekk":
        kind = FACTS[step].kind
        found += [f"{step}: {line}" for line in breaches(phone, words=WORDS, question=True, brief=kind in kinds)]
        found += faults(phone) if kind not in kinds else []
        kinds.add(kind)
        answer(phone, step, last)
    return found


@pytest.mark.parametrize(("at", "name"), list(enumerate(NAMES)), ids=[f"{at}-{name}" for at, name in enumerate(NAMES)])
def test_every_question_is_within_the_bars(at: int, name: str, phones: Phones) -> None:
    """Without a worker: to it a page that a busy machine takes eight seconds to make is a line that is gone, and it keeps the answer."""
    assert asked(begin(phones("club_leader", 3, service_workers="block", expected=BLOCKED), name), last=name in NAMES[:at]) == []


def test_the_way_to_a_paper_and_to_its_next_version(phones: Phones, script: bool) -> None:
    phone = begin(phones("club_leader", 4, script=script), "referat")
    assert asked(phone) == []
    assert phone.heading == "Stemmer dette?" and breaches(phone, lists="answers given", words=60) + faults(phone) == []
    phone.tap("Lag papiret")
    assert phone.heading == "Referat fra møte" and "Máret Ŋuŧŧa sa ja." in phone.words
    assert breaches(phone, words=250) + faults(phone) == []
    phone.tap("Endre svarene").tap("Hvor var møtet?").page.locator("#answer").fill("Kantina")
    phone.tap("Fortsett").tap("Lag papiret")
    assert "Kantina" in phone.words and "Eldre utgaver" in phone.words
    phone.tap(phone.page.locator("h2:has-text('Eldre utgaver') + ul a"))
    assert "Det finnes en nyere utgave." in phone.words and "Kantina" not in phone.words


def test_pages_are_photographed_one_by_one(phones: Phones, tmp_path: Path, script: bool) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.jpg").write_bytes(held(number * 3))
    phone = open_case(phones("club_leader", 5, script=script)).tap("Legg ved en fil")
    phone.page.locator("#photo").set_input_files(tmp_path / "1.jpg")
    phone.tap("Legg ved").tap("Brev fra arbeidsgiver").tap("Nei").tap("Legg til en side")
    phone.page.locator("#photo").set_input_files(tmp_path / "2.jpg")
    phone.tap("Legg til en side")
    assert phone.page.locator("main img").count() == 2
    assert not script or breaches(phone, lists="pages", words=60) + faults(phone) == []
    phone.tap("Flytt side 2 fram").tap("Ferdig")
    assert phone.heading == "Brev fra arbeidsgiver" and phone.page.locator("main img").count() == 2
