"""Each lesson is short, plain, whole, and says of the law what Klar counts with."""

import re

import pytest

from klar.case_types import GUIDES
from klar.deadlines import RULES
from klar.lessons import LESSONS, Lesson, for_type, for_wizard
from klar.models.lesson import AUDIENCES
from klar.wizards import WIZARDS
from klar.lix import lix
from tests.texts.words import length, sentences

EACH = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
NUMBERS = dict(enumerate("null en to tre fire fem seks sju åtte ni ti elleve tolv".split()))
UNITS = {"days": "dage", "weeks": "uke", "months": "måned", "years": "år"}
LAW = re.compile(r"[Aa]rbeidsgiver skal|skal arbeidsgiver|\b(en|to|tre|fire|seks|sju|åtte|tolv) (dager|uker|måned|år)")  # what has a source


def texts(lesson: Lesson) -> list[str]:
    cards = [str(text) for card in lesson.cards for text in (card.title, card.text)]
    return [str(lesson.title), *cards, str(lesson.question), *(str(text) for one in lesson.answers for text in (one.text, one.said))]


@EACH
def test_it_takes_about_three_minutes(lesson: Lesson) -> None:
    assert 3 <= len(lesson.cards) <= 5
    assert all(len(str(card.text).split()) <= 40 for card in lesson.cards)
    assert sum(len(text.split()) for text in texts(lesson)) <= 270  # ninety words a minute, slowly


@EACH
def test_it_asks_one_thing_that_has_one_right_answer(lesson: Lesson) -> None:
    assert str(lesson.question).endswith("?") and 2 <= len(lesson.answers) <= 3
    assert [one.right for one in lesson.answers].count(True) == 1 and all(str(one.said).endswith(".") for one in lesson.answers)
    assert len({str(one.text) for one in lesson.answers}) == len(lesson.answers)


@EACH
def test_it_is_easy_to_read(lesson: Lesson) -> None:
    assert lix("\n".join(texts(lesson))) <= 25
    assert max(length(sentence) for text in texts(lesson) for sentence in sentences(text)) <= 12


@EACH
def test_it_says_the_deadlines_that_klar_counts(lesson: Lesson) -> None:
    said = " ".join(texts(lesson))
    for code in lesson.rules:
        (span,) = next(rule for rule in RULES[code[:3]] if rule.code == code).count
        assert f"{NUMBERS[abs(span.length)]} {UNITS[span.unit]}" in said, code


@EACH
def test_what_it_says_of_the_law_has_a_source(lesson: Lesson) -> None:
    assert bool(lesson.source) >= bool(LAW.search(" ".join(texts(lesson))))
    assert str(lesson.reviewer) == "Ikke kontrollert ennå" and lesson.version >= 1


@EACH
def test_it_is_offered_where_there_is_something(lesson: Lesson) -> None:
    assert {*lesson.types} <= GUIDES.keys() and {*lesson.wizards} <= WIZARDS.keys() and lesson.audience in AUDIENCES


def test_there_are_lessons_for_each_and_each_has_its_own_name() -> None:
    assert len(LESSONS) >= 12 and {one.audience for one in LESSONS.values()} == AUDIENCES.keys()
    assert all(re.fullmatch(r"[a-z-]+", key) for key in LESSONS)


def test_before_a_dismissal_comes_the_meeting_about_it() -> None:
    assert [for_type(kind)[0].key for kind in ("oppsigelse_person", "oppsigelse_nedbemanning", "avskjed_suspensjon")] == ["droftingsmotet"] * 3
    assert [one.key for one in for_wizard("sak")] == ["forste-motet"] and for_type("pensjon") == []
