"""Which questions may come after one, and which answer leads to which: what a phone needs to go on without a line."""

from itertools import islice
from typing import Any, NamedTuple

from werkzeug.exceptions import NotFound

from klar.db import today
from klar.forms import ChoiceForm, DateForm, Form
from klar.views.page_codes import question_code
from klar.views.wizard.pages import bound, put
from klar.wizard import Answers, Step, Wizard, always

MOST, TRIED = 300, 500  # places handed out, and answers tried; what is further off is asked when there is a line again
KINDS = ("choice", "text", "line", "date", "member")
CLOSED = ("choice", "member")  # without a button to press there is nothing to answer: nothing is made up then
CHECK = "sjekk"  # what stands after the last question
SAID = "1"  # stands in for a text nobody has written yet


class Asked(NamedTuple):
    """A question as it is shown."""

    step: Step
    form: Form
    value: Any
    code: int


class Ahead(NamedTuple):
    """The questions, and the places where one of them is asked: which it is, and the place each answer leads to, or CHECK; under ""
    what any other answer leads to. The first place is the page itself; the nearest come first."""

    asked: list[Asked]
    places: list[tuple[int, dict[str, int | str]]]


def questions_ahead(wizard: Wizard, first: Step | None, answers: Answers) -> Ahead:
    """Two ways that meet at the same question, with the same ones left, meet at one place."""
    found = Ahead([], [])
    known: dict[Any, int] = {}  # of the questions by their words, and of the places
    waiting: list[tuple[Form, Step, Answers]] = []

    def place(step: Step | None, answers: Answers) -> int | str | None:
        if step is None:
            return CHECK
        try:
            form = bound(step, answers)
        except NotFound:  # what the made-up answer stands for is not there
            return None
        if form.kind not in KINDS or step.complete is not always:
            return None
        words = step.name, str(form.question), str(form.hint), str(options(form))
        here = words, *(one.name for one in wizard.path(answers) if not one.optional)
        if here not in known and len(found.places) < MOST:
            if words not in known:
                known[words] = len(found.asked)
                code = question_code(wizard.name, wizard.steps.index(step) + 1)
                found.asked.append(Asked(step, form, answers.get(step.name, form.known), code))
            known[here] = len(found.places)
            found.places.append((known[words], {}))
            waiting.append((form, step, answers))
        return known.get(here)

    place(first, answers)
    everything = (  # both grow meanwhile
        (*asked, leads, said)
        for asked, (_question, leads) in zip(waiting, found.places, strict=True)
        for said in (options(asked[0]) if asked[0].kind in CLOSED else [""])
    )
    for form, step, before, leads, said in islice(everything, TRIED):
        given = put(wizard, before, step, data(form, said))
        if (to := place(wizard.gap(given), given)) is not None:
            leads[said] = to
    return found


def options(form: Form) -> list[str]:
    """The answers that are buttons; none where the answer is written."""
    if form.kind == "member":
        return [str(member.id) for member in form.recents] + [key for key, _label in form.others]
    return [str(choice[0]) for choice in form.answer.choices] if isinstance(form, ChoiceForm) else []


def data(form: Form, said: str) -> Any:
    """What an answer is kept as."""
    if isinstance(form, DateForm):
        return today().isoformat()
    form.answer.process_formdata([said or SAID])
    value, form.answer.data = form.data["answer"], None  # the form is shown to somebody who has not answered
    return value
