"""Closed questions: the answer is a button."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field
from wtforms.validators import ValidationError

from klar.forms.base import Form
from klar.i18n import _


class AnswerField(Field):
    """One of a few answers, each a button. `choices` are (value, label) or (value, label, note)."""

    def __init__(self, choices: Sequence[tuple] = (), **kwargs: Any):
        super().__init__(**kwargs)
        self.choices = list(choices)

    def process_formdata(self, values: list[str]) -> None:
        self.data = values[0] if values else None

    def pre_validate(self, form: Form) -> None:
        if self.data not in [str(choice[0]) for choice in self.choices]:
            raise ValidationError(_("Velg et svar."))

    def label_of(self, value: Any) -> str:
        return next((str(c[1]) for c in self.choices if str(c[0]) == str(value)), "")


class ChoiceForm(Form):
    """A closed question: the answer is a button, one tap answers and moves on."""

    kind = "choice"
    choices: Sequence[tuple] = ()
    answer = AnswerField()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.answer.choices = list(self.choices)

    def shown(self, value: Any) -> str:
        return self.answer.label_of(value)
