"""The type's own first questions, offered on the check page.

They hold nobody up: what is not known is counted the strict way, so a deadline can only be too early, never too late; and a
case is opened within eight taps. Those that change a deadline, or come first in such a case, stand here; the rest on «Om saken»."""

from functools import partial

from klar.case_types import Question, early
from klar.forms import Form
from klar.wizard import Answers, Step
from klar.wizards.fact import form_of
from klar.wizards.new_case.answers import kind_of
from klar.wizards.who import members_of

PLACES = ("eget-1", "eget-2", "eget-3")  # the names are in clear with a draft: they must not tell what is asked


def own(answers: Answers) -> list[Question]:
    return early(kind_of(answers), len(members_of(answers)))


def _asks(place: int, answers: Answers) -> bool:
    return place < len(own(answers))


def _form(place: int, answers: Answers) -> type[Form]:
    """No question where the type has none: nobody is led there."""
    asked = own(answers)
    return form_of(asked[place]) if place < len(asked) else Form


OWN = tuple(
    Step(name, partial(_form, place), partial(_asks, place), optional=True, leans_on=("hvem", "medlemmer", "gruppe", "type"))
    for place, name in enumerate(PLACES)
)


def facts_in(answers: Answers) -> dict[str, str]:
    """What has been answered, by the name of the question."""
    return {one.name: answers[name] for name, one in zip(PLACES, own(answers), strict=False) if name in answers}
