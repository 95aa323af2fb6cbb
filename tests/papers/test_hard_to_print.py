"""What cannot stand in a PDF, and what comes of it when the printing fails."""

from importlib import import_module

import pytest

from klar.actions.case import NewCase, open_case
from klar.db import today
from klar.papers import Block, press
from tests.access.scenes import clubs, officers, plain_member
from tests.conftest import World
from tests.papers.making import asked, begin
from tests.papers.reading import in_pdf, in_word


def test_a_sign_that_no_font_has_is_a_box_and_what_shows_nothing_is_left_out() -> None:
    made = press("nb", [Block("title", ("Krav",)), Block("text", ("Hei \U0001f642 \ufeffher\0 er\x0c jeg",))], "Klubben", "Sak 1")
    assert "Hei \U0001f642 her er jeg" in in_word(made.word)
    assert "her er jeg" in in_pdf(made.pdf) and b"/StructTreeRoot" in made.pdf


def test_when_there_is_no_paper_the_person_is_told_and_keeps_what_was_typed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    club = clubs()[1]
    leader = officers(club.id, "club_leader")[0]
    rep, case = world.enter(leader), open_case(leader, NewCase("oppsigelse_person", club.id, (plain_member(club),), trigger=("dismissal_received", today()))).id
    at = begin(rep, case, "fullmakt")
    asked(rep, at)
    with monkeypatch.context() as slow:
        slow.setattr(import_module("klar.papers.press"), "SECONDS", 0.001)
        told = rep.post(f"{at}/sjekk")
    assert told.status_code == 422 and "Vi fikk ikke laget papiret." in told.text and "Stemmer dette?" in told.text
    assert "/papirer/" in rep.post(f"{at}/sjekk").location
