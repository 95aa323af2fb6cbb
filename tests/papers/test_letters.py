"""The letters as data: the same facts in both languages, a question for each, and never a hole."""

from pathlib import Path

import pytest

from klar.i18n import speaking
from klar.models.case_type import CASE_TYPES
from klar.papers import FACTS, LANGUAGES, PAPERS, Missing, filled, fitting, missing, needed, optional
from klar.papers.letter import LETTERS, SLOT, lines

BY_CASE = {"dato", "sak", "epost", "ja-fagforening"}  # known of every case, or said only when they are
BOTH = [(name, language) for name in PAPERS for language in LANGUAGES]
SIGNED = {"drofting", "forhandling", "enighet", "fullmakt", "aarsmote", "krav-forhandling", "imotegaelse", "storre-stilling"}


def slots(name: str, language: str) -> set[str]:
    return {slot for line in lines(name, language) for slot in [*SLOT.findall(line.text), line.fact] if slot}


def test_the_fourteen_papers_are_there() -> None:
    """domain.md § 2.5; what is called and what is decided at a yearly meeting are two."""
    assert len(PAPERS) == 15


@pytest.mark.parametrize("name", PAPERS)
def test_both_languages_say_the_same_things(name: str) -> None:
    nb, nn = (lines(name, language) for language in LANGUAGES)
    assert [(a.kind, a.fact, a.among, SLOT.findall(a.text)) for a in nb] == [(b.kind, b.fact, b.among, SLOT.findall(b.text)) for b in nn]
    assert nb != nn


@pytest.mark.parametrize("name", PAPERS)
def test_every_fact_can_be_asked_for(name: str) -> None:
    assert slots(name, "nb") - BY_CASE <= FACTS.keys()


def test_nothing_is_asked_for_that_no_paper_says() -> None:
    assert FACTS.keys() <= set().union(*(slots(name, "nb") for name in PAPERS))


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_a_choice_is_asked_for_before_what_it_decides(name: str, language: str) -> None:
    order = list(FACTS)
    always = {slot for line in lines(name, language) if not line.among for slot in SLOT.findall(line.text)}
    for line in [line for line in lines(name, language) if line.among]:
        assert all(order.index(line.fact) < order.index(slot) for slot in SLOT.findall(line.text) if slot not in always), line


def test_every_letter_belongs_to_a_paper() -> None:
    assert {path.relative_to(LETTERS).as_posix() for path in Path(LETTERS).rglob("*.*")} == {f"{language}/{name}.txt" for name, language in BOTH}


def test_every_choice_in_a_letter_is_one_that_can_be_made() -> None:
    for name, language in BOTH:
        for line in lines(name, language):
            assert set(line.among) <= {code for code, _label in FACTS[line.fact].choices} if line.among else True, line


@pytest.mark.parametrize("kind", CASE_TYPES)
def test_every_case_has_all_papers_with_those_that_fit_first(kind: str) -> None:
    fit, others = fitting(kind)
    assert sorted(fit + others) == sorted(PAPERS) and all(kind in PAPERS[name].kinds for name in fit)


def test_papers_fit_types_that_there_are() -> None:
    assert {kind for paper in PAPERS.values() for kind in paper.kinds} <= CASE_TYPES.keys()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_with_a_hole_is_not_made(name: str) -> None:
    facts = {key: "x" for key in slots(name, "nb")} | {"enighet": "delvis", "omfang": "alt", "rett": "faktisk", "bli": "ja"}
    for key in {*needed(name, "nb", facts)} - {*optional(name, "nb")}:
        with pytest.raises(Missing, match=key):
            filled(name, "nb", facts | {key: ""})


def test_only_what_the_answers_lead_to_is_asked_for() -> None:
    assert "uenighet" not in missing("enighet", "nb", {"enighet": "enige"})
    assert {"uenighet", "resultat"} <= {*missing("enighet", "nb", {"enighet": "delvis"})}


def test_what_is_typed_is_never_a_fact_to_put_in() -> None:
    facts = {key: "x" for key in slots("referat", "nb")} | {"samtale": "{klubb} [tema]", "klubb": "hemmelig"}
    assert ("text", ("{klubb} [tema]",)) in filled("referat", "nb", facts)


@pytest.mark.parametrize("name", sorted(SIGNED))
def test_under_every_line_to_sign_on_stands_a_name(name: str) -> None:
    assert all(SLOT.search(line.text) for line in lines(name, "nb") if line.kind == "sign")
    assert any(line.kind == "sign" for line in lines(name, "nb"))


def test_a_nynorsk_letter_is_nynorsk_whatever_the_screen_says() -> None:
    facts = {key: "x" for key in slots("logg", "nn")} | {"hendelser": {"days": [["2026-11-03", "dismissal_received"]]}}
    with speaking("nb"):
        assert ("list", ("3. november 2026: Oppseiinga kom fram",)) in filled("logg", "nn", facts)
