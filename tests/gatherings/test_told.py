"""What is said outside Klar: that there is something, never which course, and nothing of what no longer holds."""

from datetime import timedelta

import pytest

from klar.actions.gathering import answer, attend, call_off, pass_on
from klar.actions.told import choose
from klar.db import today
from klar.models.told import Message
from klar.notify.kinds import SENTENCES, SEVERAL, sentence
from klar.notify.reminding import remind
from klar.notify.standing import stands
from tests.gatherings.conftest import Branch
from tests.listening import listening


@pytest.fixture
def rep(branch: Branch) -> int:
    choose(branch.reps[0], ["meeting"], "email", daily=False)
    return branch.reps[0]


def waiting(rep: int) -> list[tuple[str, str]]:
    """What waits to be told, and would be: by kind and the first word of its mark."""
    rows = Message.select().where(Message.officer == rep).order_by(Message.id)
    return [(row.kind, row.mark.split()[0]) for row in rows if stands(rep, row.kind, row.about, row.mark)]


def test_who_is_invited_is_told_until_they_have_answered(branch: Branch, rep: int) -> None:
    gathering = branch.holds()
    assert waiting(rep) == [("gathering", "invited")]
    answer(rep, branch.signup(gathering, rep).id, comes=True)
    assert waiting(rep) == []


def test_the_day_before_those_who_come_are_told_once(branch: Branch, rep: int) -> None:
    gathering = branch.holds(days=1)
    answer(rep, branch.signup(gathering, rep).id, comes=True)
    remind()
    remind()
    assert waiting(rep) == [("gathering_soon", "soon")]


def test_a_place_that_came_free_is_told(branch: Branch, rep: int) -> None:
    gathering, first = branch.holds(places=1), branch.reps[1]
    for who in (first, rep):
        answer(who, branch.signup(gathering, who).id, comes=True)
    answer(first, branch.signup(gathering, first).id, comes=False)
    assert ("gathering", "place") in waiting(rep)


def test_who_comes_in_anothers_place_is_told(branch: Branch, rep: int) -> None:
    gathering = branch.holds()
    assert pass_on(branch.reps[1], branch.signup(gathering, branch.reps[1]).id, rep)
    assert ("gathering", "instead") in waiting(rep)


def test_that_it_is_called_off_is_told_and_nothing_else_of_it(branch: Branch, rep: int) -> None:
    gathering = branch.holds()
    call_off(branch.leader, gathering.id)
    assert waiting(rep) == [("gathering", "off")]


def test_who_came_is_asked_the_next_morning(branch: Branch, rep: int) -> None:
    gathering = branch.holds()
    signup = branch.signup(gathering, rep).id
    answer(rep, signup, comes=True)
    branch.was(gathering, days=0)
    attend(branch.leader, gathering.id, signup, came=True)
    row = Message.get(Message.officer == rep, Message.mark == "rate")
    assert ("gathering", "rate") in waiting(rep) and row.due_at.date() >= today() + timedelta(days=1)
    attend(branch.leader, gathering.id, signup, came=False)
    assert ("gathering", "rate") not in waiting(rep)


def test_no_sentence_says_more_than_that_there_is_something(branch: Branch, rep: int) -> None:
    assert sentence({"gathering"}) == "Du har noe nytt i Klar. Åpne Klar for å se det."
    assert sentence({"gathering_soon"}) == str(SENTENCES["meeting"]) and sentence({"gathering", "task"}) == str(SEVERAL)


def test_a_round_of_the_clock_asks_no_more_when_more_come(branch: Branch, rep: int) -> None:
    gathering, asked = branch.holds(days=1), []
    for who in branch.reps[:4]:
        answer(who, branch.signup(gathering, who).id, comes=True)
        with listening() as said:
            remind()
        asked.append(len(said))
    assert asked[1:] == [asked[1]] * 3 and Message.select().where(Message.kind == "gathering_soon").count() == 1
