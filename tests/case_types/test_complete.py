"""Every type of case is whole: what is asked, the law with its source, deadlines, steps, papers, and when to get help."""

import re
from datetime import date

import pytest

from klar.case_types import GUIDES, PAPERS, UNKNOWN, Guide, asked, early, in_words, law_of, told
from klar.case_types.asked import WISH
from klar.deadlines import FACTS, RULES, compute, rules_for_type, rules_from
from klar.models.case_type import CASE_TYPES

SOURCE = re.compile(r"(§|§§|art\.) ?\d")
EACH = pytest.mark.parametrize("kind", CASE_TYPES)
# What the law sets no day for, or another agreement does.
UNDATED = {"lokale_forhandlinger", "hms_vold_trusler", "pensjon", "tariffkrav", "raad_veiledning"}
NOTHING_TO_ASK = {"raad_veiledning"}  # a quick question, answered at once
HEALTH = re.compile(r"diagnos|lidelse|symptom|medisin|behandling", re.IGNORECASE)


def test_there_is_a_guide_for_every_type_and_no_other() -> None:
    assert GUIDES.keys() == CASE_TYPES.keys()


@EACH
def test_it_is_whole(kind: str) -> None:
    guide = GUIDES[kind]
    lacks = [name for name in ("asks", "laws", "deadlines", "steps", "papers", "help_when") if not getattr(guide, name)]
    assert set(lacks) <= ({"asks"} if kind in NOTHING_TO_ASK else set()) | ({"deadlines"} if kind in UNDATED else set())


@EACH
def test_each_law_says_where_it_stands_when_it_was_read_and_who_has_checked_it(kind: str) -> None:
    laws = GUIDES[kind].laws
    assert all(SOURCE.search(law.source) and date(2026, 1, 1) < law.read_on < date(2027, 1, 1) for law in laws)
    assert {str(law.reviewer) for law in laws} == {"Ikke kontrollert ennå"}
    assert all(len(re.findall(r"[.] ?", str(law.text))) in (1, 2) for law in laws), "one or two sentences"


@EACH
def test_its_deadlines_are_rules_there_are(kind: str) -> None:
    assert set(GUIDES[kind].deadlines) <= RULES.keys()
    assert [*GUIDES[kind].deadlines] == sorted(set(GUIDES[kind].deadlines))


@EACH
def test_every_deadline_that_is_promised_can_be_started(kind: str) -> None:
    """By an event of the type; some are only said, and never counted."""
    started = {rule.code[:3] for event in rules_for_type(kind) for rule in rules_from(event)}
    counted = {code for code in GUIDES[kind].deadlines if all(rule.triggers for rule in RULES[code])}
    assert counted - started == set()


@EACH
def test_its_papers_have_names(kind: str) -> None:
    assert set(GUIDES[kind].papers) <= PAPERS.keys()


def test_no_paper_is_named_in_vain() -> None:
    assert {paper for guide in GUIDES.values() for paper in guide.papers} == PAPERS.keys()


@EACH
def test_its_questions_are_few_and_asked_once(kind: str) -> None:
    names = [one.name for one in asked(kind, 1)]
    assert len(names) == len(set(names)) <= 12 and len(early(kind, 1)) <= 3
    assert all(str(one.text).endswith("?") and len(str(one.text).split()) <= 10 for one in asked(kind, 1))


@EACH
def test_a_choice_can_be_made_and_nothing_is_asked_of_health(kind: str) -> None:
    for one in asked(kind, 1):
        values = [value for value, _label in one.choices]
        assert (len(values) == len(set(values)) >= 2) == (one.kind == "choice") and UNKNOWN not in values
        assert not HEALTH.search(f"{one.text} {' '.join(str(label) for _value, label in one.choices)}")


def texts(guide: Guide) -> list[str]:
    return [str(text) for text in (*guide.steps, *guide.help_when, *(law.text for law in guide.laws), *(one.hint for one in guide.asks))]


@EACH
def test_its_sentences_end_as_sentences(kind: str) -> None:
    assert [text for text in texts(GUIDES[kind]) if text and not text.endswith(".")] == []


@EACH
def test_every_answer_that_counts_is_one_the_engine_takes(kind: str) -> None:
    """Each fact of klar.deadlines that is asked, with every answer it can have, in every event of the type."""
    for one in asked(kind, 1):
        if one.name in FACTS:
            answers = [value for value, _label in one.choices] or ["2026-11-02"]
            for answer in answers:
                facts = {name: date.fromisoformat(value) if FACTS[name][0] is date else value for name, value in law_of({one.name: answer}).items()}
                assert facts and all(compute(event, date(2026, 11, 3), {"case_type": kind, **facts}) is not None for event in rules_for_type(kind))


def test_what_is_not_known_counts_for_nothing() -> None:
    assert law_of({"age": UNKNOWN, "employed_since": "", "reason": "Rot", "fully_away": "no", "leave_weeks": "26"}) == {"fully_away": False, "leave_weeks": 26}


def test_what_is_one_persons_is_asked_of_one_person_only() -> None:
    assert {"age", "employed_since"} <= {one.name for one in asked("oppsigelse_person", 1)}
    assert not {"age", "employed_since"} & {one.name for one in asked("oppsigelse_person", 2)}


def test_the_wish_is_asked_of_members_only() -> None:
    ends = [asked("permittering", members)[-1].name for members in (3, 1, 0)]
    assert ends[:2] == [WISH.name] * 2 and ends[2] != WISH.name and asked("finnes_ikke", 1) == []


@pytest.mark.parametrize(("name", "answer", "words"), [("letter", "yes", "Ja"), ("letter", "unknown", "Vet ikke"), ("reason", "Rot.", "Rot."), ("age", "55", "55 til 59 år"), ("letter", "", "")])
def test_an_answer_in_words(name: str, answer: str, words: str) -> None:
    one = next(one for one in asked("oppsigelse_person", 1) if one.name == name)
    assert in_words(one, answer) == words


def test_a_line_of_the_timeline_says_the_question_and_the_answer() -> None:
    assert told({"type": "oppsigelse_person", "fact": "letter", "answer": "no"}) == "Har medlemmet brevet på papir? Nei"
    assert told({"type": "gone", "fact": "letter", "answer": "no"}) == ""
