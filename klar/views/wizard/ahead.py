"""Which questions may come after one, and which answer leads to which: what a phone needs to go on without a line."""

from typing import Any, NamedTuple

from klar.db import today
from klar.forms import ChoiceForm, DateForm, Form
from klar.views.page_codes import question_code
from klar.views.wizard.pages import bound, put
from klar.wizard import Answers, Step, Wizard, always

MOST = 40  # questions handed out; those further off are asked when there is a line again
KINDS = ("choice", "text", "line", "date", "member")
CHECK = "sjekk"  # what stands after the last question
SAID = "1"  # stands in for a text nobody has written yet


class Asked(NamedTuple):
    """A question and where each answer leads: the number of the next one, or CHECK. Under "" what any other answer leads to."""

    step: Step
    form: Form
    answers: Answers
    code: int
    leads: dict[str, int | str]


def questions_ahead(wizard: Wizard, first: Step | None, answers: Answers) -> list[Asked]:
    """The first is the one on the page; the nearest come first. A question met by two ways with the same words is one."""
    found: list[Asked] = []
    places: dict[Any, int] = {}

    def place(step: Step | None, answers: Answers) -> int | str | None:
        if step is None:
            return CHECK
        form = bound(step, answers)
        if form.kind not in KINDS or step.complete is not always:
            return None
        key = step.name, str(form.question), str(form.hint), str(options(form)), *(one.name for one in wizard.path(answers))
        if key not in places and len(found) < MOST:
            places[key] = len(found)
            found.append(Asked(step, form, answers, question_code(wizard.name, wizard.steps.index(step) + 1), {}))
        return places.get(key)

    place(first, answers)
    for asked in found:  # grows while it is gone through
        for said in options(asked.form) or [""]:
            given = put(wizard, asked.answers, asked.step, data(asked.form, said))
            if (leads := place(wizard.gap(given), given)) is not None:
                asked.leads[said] = leads
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
