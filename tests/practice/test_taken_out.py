"""What is taken out of practice as a file says what it is, too."""

import io
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from flask import Flask

from klar.actions.case import paper
from klar.models.case import Case
from klar.papers import Made
from klar.views.cases import copy
from tests.conftest import Browser
from tests.papers.answers import CHOSEN
from tests.practice.test_exercises import me

Enter = Callable[..., Browser]


@pytest.fixture
def heads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What stands left and right at the head of every page that is pressed."""
    seen: list[tuple[str, str]] = []

    def press(_language: str, _blocks: list, left: str, right: str) -> Made:
        seen.append((left, right))
        return Made(b"%PDF-", b"")

    for module in (paper, copy):
        monkeypatch.setattr(module, "press", press)
    return seen


def test_a_letter(enter: Enter, heads: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    monkeypatch.setattr(paper, "filled", lambda *_all: [])
    paper.print_paper(me(), Case.get().id, next(iter(CHOSEN)), {"maal": "nb"}, {})
    assert heads == [("", f"ØVELSE. Oppdiktet. Sak {Case.get().id}")]


def test_a_copy_of_a_case(enter: Enter, heads: list[tuple[str, str]]) -> None:
    browser, case = enter(), f"/saker/{Case.get().id}/kopi"
    assert browser.post(case, form="pdf").status_code == 200 and heads[0][0] == "Øvelse. Alt er oppdiktet."
    with ZipFile(io.BytesIO(browser.post(case, form="zip").data)) as held:
        assert "Øvelse. Alt er oppdiktet." in held.read(f"sak-{Case.get().id}.html").decode()


def test_the_app_on_the_phone_has_a_name_of_its_own(practice: Flask) -> None:
    said = practice.test_client().get("/manifest.webmanifest").json
    assert (said["name"], said["short_name"]) == ("Klar øvelse", "Øvelse")
