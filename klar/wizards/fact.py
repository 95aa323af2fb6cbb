"""A first fact as a question: buttons, a date or a few words, each with «vet ikke»."""

from datetime import timedelta
from typing import Any

from wtforms import StringField
from wtforms.validators import ValidationError

from klar.case_types import UNKNOWN, Question, in_words
from klar.forms import ChoiceForm, DateForm, Form, LineForm
from klar.i18n import _, _l

LONGEST = 300  # characters of an answer in a person's own words


class Choice(ChoiceForm):
    def shown(self, value: Any) -> str:
        return in_words(self.asks, value)


class Unsure(Form):
    """Where the answer is written, «Jeg vet ikke» is a button of its own."""

    unsure = True
    dont_know = StringField()

    def validate(self, extra_validators: Any = None) -> bool:
        return bool(self.dont_know.data) or super().validate(extra_validators)

    @property
    def data(self) -> dict[str, Any]:
        return {"answer": UNKNOWN} if self.dont_know.data else super().data

    def shown(self, value: Any) -> str:
        return in_words(self.asks, value)


class Day(Unsure, DateForm):
    earliest = timedelta(days=366 * 60)


class Line(Unsure, LineForm):
    def validate_answer(self, field: Any) -> None:
        if len(field.data or "") > LONGEST:
            raise ValidationError(_("Teksten er for lang. Kort den ned."))


def form_of(one: Question) -> type[Form]:
    """The form that asks this question."""
    said = {"asks": one, "question": one.text, "hint": one.hint}
    if one.kind == "choice":
        return type("Asked", (Choice,), {**said, "choices": (*one.choices, (UNKNOWN, _l("Jeg vet ikke")))})
    if one.kind == "date":
        return type("Asked", (Day,), {**said, "latest": timedelta(days=366 * 3) if one.ahead else timedelta(0)})
    return type("Asked", (Line,), said)
