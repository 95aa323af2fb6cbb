"""The engine's one rule, on toy wizards: the next page is the first gap on the path; answers off the path are dropped."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klar.forms import Form
from klar.wizard import Answers, Step, Wizard


def wizard(*steps: Step) -> Wizard:
    return Wizard(name="toy", title="Toy", steps=steps, finish=lambda _by, _answers: "/", permission="x", action="Gjør")


def eats(animal: str) -> Any:
    return lambda answers: answers.get("animal") == animal


# animal -> (elk: horns -> size if horns) or (hen: eggs); a name that nobody must give; colour for all
TOY = wizard(
    Step("animal", Form),
    Step("horns", Form, eats("elk")),
    Step("size", Form, lambda a: a.get("horns") == "yes"),
    Step("eggs", Form, eats("hen")),
    Step("name", Form, optional=True),
    Step("colour", Form),
)
ELK = {"animal": "elk", "horns": "yes", "size": "big", "colour": "brown"}


def names(steps: list[Step]) -> list[str]:
    return [step.name for step in steps]


def gap(answers: Answers) -> str | None:
    found = TOY.gap(answers)
    return found and found.name


def test_the_first_gap_comes_next() -> None:
    path, asked = {}, []
    while (step := TOY.gap(path)) is not None:
        asked.append(step.name)
        path[step.name] = ELK[step.name]
    assert asked == ["animal", "horns", "size", "colour"]


def test_an_optional_question_holds_nobody_up() -> None:
    assert gap(ELK) is None and "name" in names(TOY.path(ELK))


def test_an_answer_that_is_put_together_is_no_answer_yet() -> None:
    building = wizard(Step("list", Form, complete=lambda value: value["done"]), Step("last", Form))
    assert building.gap({"list": {"done": False}}).name == "list" and building.gap({"list": {"done": True}}).name == "last"


def test_a_changed_answer_drops_what_is_no_longer_asked() -> None:
    assert TOY.kept({**ELK, "animal": "hen"}) == {"animal": "hen", "colour": "brown"}


def test_and_what_hung_on_that_too() -> None:
    assert TOY.kept({**ELK, "horns": "no"}) == {"animal": "elk", "horns": "no", "colour": "brown"}


def test_changing_and_changing_back_asks_again() -> None:
    there = TOY.kept({**TOY.kept({**ELK, "animal": "hen"}), "animal": "elk"})
    assert TOY.gap(there).name == "horns"


@pytest.mark.parametrize("name", ["size", "eggs", "colour", "name", "unknown", ""])
def test_nobody_skips_ahead(name: str) -> None:
    assert TOY.step(name, {"animal": "elk"}) is None


@pytest.mark.parametrize("name", ["animal", "horns"])
def test_one_may_go_back_and_to_the_gap(name: str) -> None:
    assert TOY.step(name, {"animal": "elk"}).name == name


def test_a_question_off_the_path_is_not_there() -> None:
    assert TOY.step("eggs", ELK) is None


def test_back_leads_to_the_question_before_on_the_path() -> None:
    assert TOY.before(TOY.steps[5], ELK).name == "size" and TOY.before(TOY.steps[0], ELK) is None
    assert TOY.before(TOY.steps[5], {"animal": "hen"}).name == "eggs"


def test_questions_are_counted_on_the_path() -> None:
    assert TOY.number(TOY.steps[0], {}) == (1, 2)
    assert TOY.number(TOY.steps[2], ELK) == (3, 4)


def test_a_question_does_not_depend_on_a_later_answer() -> None:
    upside_down = wizard(Step("early", Form, lambda a: "late" in a), Step("late", Form))
    assert names(upside_down.path({"late": "x"})) == ["late"]


VALUES = {"animal": ["elk", "hen", "cat"], "horns": ["yes", "no"], "size": ["big"], "eggs": ["1"], "name": ["Ada"], "colour": ["red"]}
ANSWERS = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()})


@given(ANSWERS)
def test_what_is_kept_is_what_the_path_asks(answers: Answers) -> None:
    kept = TOY.kept(answers)
    assert kept.keys() <= set(names(TOY.path(answers))) and kept.items() <= answers.items()


@given(ANSWERS)
def test_keeping_twice_is_keeping_once(answers: Answers) -> None:
    assert TOY.kept(TOY.kept(answers)) == TOY.kept(answers)
    assert names(TOY.path(TOY.kept(answers))) == names(TOY.path(answers)) and gap(TOY.kept(answers)) == gap(answers)


@given(ANSWERS, st.sampled_from(list(VALUES)))
def test_no_address_leads_past_a_gap(answers: Answers, name: str) -> None:
    step, path = TOY.step(name, answers), TOY.path(answers)
    before = path[: path.index(step)] if step else []
    assert all(s.optional or s.name in answers for s in before)


@given(ANSWERS)
def test_answering_gap_after_gap_always_ends(answers: Answers) -> None:
    for _ in TOY.steps:
        if (step := TOY.gap(answers)) is None:
            break
        answers = TOY.kept({**answers, step.name: VALUES[step.name][0]})
    assert TOY.gap(answers) is None


@given(ANSWERS, st.sampled_from(list(VALUES)), st.data())
def test_a_new_answer_leaves_the_ones_before_it(answers: Answers, name: str, data: st.DataObject) -> None:
    kept = TOY.kept(answers)
    place = [step.name for step in TOY.steps].index(name)
    changed = TOY.kept({**kept, name: data.draw(st.sampled_from(VALUES[name]))})
    before = [step.name for step in TOY.steps[:place]]
    assert {k: v for k, v in changed.items() if k in before} == {k: v for k, v in kept.items() if k in before}
