"""Klar's own articles: plain, true to the deadlines that Klar counts, and read by nobody before they are gone through."""

import re

import pytest

from klar.actions.article import fetch_suggestions
from klar.case_types import GUIDES, SUGGESTIONS, Suggestion
from klar.deadlines import RULES
from klar.lix import HARD, lix
from klar.models.article import Article
from klar.wizards.article import LONGEST
from tests.articles.conftest import Centre
from tests.conftest import World
from tests.lessons.test_lessons import NUMBERS, UNITS
from tests.texts.words import length, sentences

EACH = pytest.mark.parametrize("one", SUGGESTIONS, ids=[one.key for one in SUGGESTIONS])


@EACH
def test_it_is_easy_to_read(one: Suggestion) -> None:
    told = one.body.split("Kilde: ")[0]
    assert lix(told) <= 30 and len(one.body.split()) <= 230 and len(one.title) <= LONGEST
    assert [sentence for sentence in sentences(told) if length(sentence) > 12] == []


@EACH
def test_it_says_the_deadlines_that_klar_counts(one: Suggestion) -> None:
    for code in one.rules:
        (span,) = next(rule for rule in RULES[code[:3]] if rule.code == code).count
        assert f"{NUMBERS[abs(span.length)]} {UNITS[span.unit]}" in one.body, code


@EACH
def test_it_says_where_it_was_read_and_when(one: Suggestion) -> None:
    assert re.search(r"\n\nKilde: .*(aml|loven|forordningen) .*lest 2\. mai 2026", one.body) and {*one.types} <= GUIDES.keys()


@EACH
def test_it_asks_for_help_as_the_guide_does(one: Suggestion) -> None:
    assert "fagforeningen" in one.body and (GUIDES[one.types[0]].help_when == () or "Ring" in one.body)


def test_the_measure_tells_heavy_from_plain() -> None:
    assert lix("Vi går tur. Vi går hjem.") == 3 and lix("Arbeidsgiverorganisasjonene forutsetter representasjonsordninger.") > HARD


def test_they_are_drafts_that_say_so_and_come_once(centre: Centre, world: World) -> None:
    adviser, rep = world.enter(centre.writer), world.sign_in("club_leader")
    assert "Hent forslagene" in adviser.get("/veiledning/arbeid").text
    for _time in range(2):
        adviser.post("/veiledning/arbeid/forslag", page="/veiledning/arbeid")
        fetch_suggestions(centre.reviewer)
    page = adviser.get("/veiledning/arbeid").text
    assert page.count("Forslag fra Klar. Ikke gjennomgått.") == len(SUGGESTIONS) == Article.select().count() and "Hent forslagene" not in page
    assert not any(one.title in rep.get("/veiledning").text for one in SUGGESTIONS)
    assert {rep.get(f"/veiledning/{row.id}").status_code for row in Article.select()} == {404}


def test_the_demo_has_gone_through_all_but_one(world: World) -> None:
    page = world.sign_in("club_leader").get("/veiledning").text
    assert [one.key for one in SUGGESTIONS if one.title not in page] == [SUGGESTIONS[-1].key]
