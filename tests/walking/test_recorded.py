"""The pages as `klar pages` makes them: every number there is, and nothing in them but an invented union."""

from pathlib import Path

import pytest

from klar.db import db
from klar.i18n import OFFERED
from klar.recorded import Pages, find, keep
from klar.views.page_codes import CHECK, CODES, DROP, ERROR, WIZARD_CODES, question_code
from klar.walking import record_pages
from klar.walking.parts import parts_of
from klar.wizards import WIZARDS

# Numbers that nobody stands on in an invented union, and why.
MISSING = dict.fromkeys(("demo.people", "demo.style"), "only a demo has it") | {"page_numbers.show": "it shows the others", **dict.fromkeys(("practice.every", "practice.enter"), "only practice has it")}
OF_WIZARD = {"sak eget-3": "a third question of a type of case that the walk does not come to", "papir fagforening": "Klar knows it", "papir mottaker": "the same"}
OF_WIZARD |= {f"nettverk gren-{nth}": "the invented county has two branches" for nth in range(3, 13)}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pages") / "pages.json"
    assert record_pages(file) > 400
    db.close()
    return file


def numbers(file: Path, language: str = "nb") -> set[int]:
    return {code for code in range(1, 10_000) if find(file, language, code)}


def test_every_page_has_been_seen(file: Path) -> None:
    seen = numbers(file)
    assert {view for view, code in CODES.items() if code not in seen} == MISSING.keys()


def test_and_every_question(file: Path) -> None:
    seen = numbers(file)
    asked = {f"{name} {step.name}": question_code(name, place) for name, wizard in WIZARDS.items() for place, step in enumerate(wizard.steps, 1)}
    ends = {f"{name} {CHECK}": WIZARD_CODES[name] + CHECK for name, wizard in WIZARDS.items() if wizard.checked} | {f"{name} {DROP}": WIZARD_CODES[name] + DROP for name in WIZARDS}
    assert {name for name, code in (asked | ends).items() if code not in seen} == OF_WIZARD.keys()


def test_in_every_language(file: Path) -> None:
    assert ERROR in numbers(file) and all(numbers(file, language) == numbers(file) for language in OFFERED)
    assert find(file, "en", 2)[-1].text == "Get help"


def test_each_has_a_title_and_something_to_do(file: Path) -> None:
    for code in numbers(file):
        kinds = [part.kind for part in find(file, "nb", code)]
        assert kinds.count("title") == 1, code


def test_a_page_is_taken_apart() -> None:
    html = '<body class=""><a class="back" href="/">Tilbake</a><h1>Hva?</h1><p>Skriv <b>kort</b>.</p><label for="a">Navn</label><input id="a"><button class="act">Fortsett</button><a class="row" href="/x"><svg><use/></svg><span><b>Kari</b><small>Oslo</small></span></a><p hidden>Skjult</p></body>'
    said = [tuple(part) for part in parts_of(html, frozenset({"Fortsett", "Tilbake"}))]
    assert said == [
        ("back", "Tilbake", "", True), ("title", "Hva?", "", True), ("text", "Skriv kort.", "", True), ("field", "Navn", "", True),
        ("act", "Fortsett", "", True), ("row", "Kari", "Oslo", False),
    ]  # fmt: skip


def test_a_reader_never_meets_half_a_file(tmp_path: Path) -> None:
    pages: Pages = {"nb": {1: []}}
    keep(tmp_path / "pages.json", pages)
    assert [path.name for path in tmp_path.iterdir()] == ["pages.json"] and find(tmp_path / "pages.json", "nb", 2) is None
