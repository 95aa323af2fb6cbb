"""What is told of people together tells of none of them: by trying every union that could have given the same numbers."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from klar.few import FEWEST, enough, in_steps, told, whole

counts = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 12))


def alike(seen: dict[str, int | None], total: int | None) -> list[dict[str, int]]:
    """Every way it may really be, for one who sees these numbers and knows the rule."""
    hidden = [name for name, count in seen.items() if count is None]
    tries = [{**seen, **dict(zip(hidden, values, strict=True))} for values in product(range(FEWEST), repeat=len(hidden))]
    return [one for one in tries if told(one) == seen and whole(one) == total]


@given(counts)
def test_no_count_of_fewer_than_five_is_told(counts: dict[str, int]) -> None:
    assert all(count is None or count >= 5 for count in told(counts).values())
    assert {name for name, count in told(counts).items() if count is None} == {name for name, count in counts.items() if count < 5}


@given(counts)
def test_what_is_hidden_cannot_be_reckoned_from_the_sum(counts: dict[str, int]) -> None:
    seen, total = told(counts), whole(counts)
    worlds = alike(seen, total)
    assert counts in worlds
    assert all(len({world[name] for world in worlds}) > 1 for name, count in seen.items() if count is None)


@given(counts)
def test_a_sum_is_told_when_nothing_is_hidden(counts: dict[str, int]) -> None:
    assert whole(counts) == sum(counts.values()) or any(count < 5 for count in counts.values())


def test_four_and_four_are_not_told_as_eight() -> None:
    assert (whole({"a": 4, "b": 4}), whole({"a": 9, "b": 3}), whole({"a": 4, "b": 3}), whole({"a": 9, "b": 5})) == (None, None, 7, 14)


@given(st.integers(0, 200))
def test_answers_are_told_of_five_at_a_time(count: int) -> None:
    last, now = in_steps(count), in_steps(count + 1)
    assert now - last in (0, FEWEST) and now <= count + 1 and (now == 0 or enough(now))
