"""The answers after a gathering: added up, five at a time, and never one alone."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from klar.few import FEWEST
from klar.models.ratings import add, add_line, lines, shown

answer = st.lists(st.integers(1, 5), min_size=3, max_size=3)


@given(st.lists(answer, max_size=23))
def test_what_is_shown_is_of_five_ten_or_fifteen_answers(answers: list[list[int]]) -> None:
    count, means = shown(reduce(add, answers, {}))
    assert count == len(answers) - len(answers) % FEWEST and len(means) == (3 if count else 0)
    assert means == [round(sum(one[place] for one in answers[:count]) / count, 1) for place in range(3) if count]


@given(st.lists(answer, max_size=12), st.randoms())
def test_the_order_in_which_they_came_is_not_kept(answers: list[list[int]], chance: object) -> None:
    first = answers[: len(answers) - len(answers) % FEWEST]
    mixed = list(first)
    chance.shuffle(mixed)
    assert shown(reduce(add, first, {})) == shown(reduce(add, mixed, {}))


@given(st.lists(answer, min_size=1, max_size=20))
def test_one_more_answer_shows_nothing_or_five(answers: list[list[int]]) -> None:
    tally = reduce(add, answers[:-1], {})
    assert shown(add(tally, answers[-1]))[0] - shown(tally)[0] in (0, FEWEST)


def test_what_was_written_waits_until_five_have_answered() -> None:
    few = add_line(reduce(add, [[5, 5, 5]] * 4, {}), "Bra mat")
    assert lines(few) == [] and lines(add_line(add(few, [1, 1, 1]), "Artig")) == ["Artig", "Bra mat"]
