"""Forms of large controls and forgiving fields. What was typed is kept; errors say what to do."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import ValidationError

from klar.db import today
from klar.i18n import _, _l, day

LONGEST = 10_000  # characters in one text


class Form(FlaskForm):
    """One question. CSRF is checked for the whole app, so the form itself does not."""

    question = ""
    hint = ""
    kind = "text"
    template, fragment = "wizard/question.html", ""
    query = ""  # what is being searched for, where the question has a search box

    class Meta:
        csrf = False

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        """Fills what depends on who asks and what is answered: choices, hints."""

    def shown(self, value: Any) -> str:
        """The answer as the check page says it."""
        return str(value)

    def problems(self) -> list[tuple[str, str]]:
        """Each error with the field it belongs to, for the summary."""
        return [(name, str(errors[0])) for name, errors in self.errors.items()]


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


def clean(text: str | None) -> str:
    """Typed text as it is kept: no stray blanks, no invisible control characters."""
    kept = "".join(c for c in (text or "") if c in "\n\t" or c.isprintable() or c in "\u200d\u200c")
    return kept.replace("\r", "").strip()


def short_enough(_form: Form, field: Field) -> None:
    if len(field.data or "") > LONGEST:
        raise ValidationError(_("Teksten er for lang. Kort den ned."))


def written(_form: Form, field: Field) -> None:
    if not field.data:
        raise ValidationError(_("Skriv noe først."))


class TextForm(Form):
    """An open question, answered in the person's own words."""

    label = _l("Skriv her")
    answer = TextAreaField(filters=[clean], validators=[written, short_enough])


class LineForm(Form):
    """An open question with a short answer."""

    kind = "line"
    label = _l("Skriv her")
    answer = StringField(filters=[clean], validators=[written, short_enough])


class DateAnswer(AnswerField):
    """I dag, I går, or another date: kept as the date itself, so that it is still right tomorrow."""

    def process_formdata(self, values: list[str]) -> None:
        super().process_formdata(values)
        near = {"today": 0, "yesterday": 1}
        if self.data in near:
            self.data = (today() - timedelta(days=near[self.data])).isoformat()

    def pre_validate(self, form: Form) -> None:
        if not is_date(self.data):
            super().pre_validate(form)


class WhenForm(ChoiceForm):
    """Which day something happened. «Annen dato» leads to three number fields."""

    answer = DateAnswer()
    choices = (("today", _l("I dag")), ("yesterday", _l("I går")), ("other", _l("Annen dato")), ("unknown", _l("Vet ikke")))

    def shown(self, value: Any) -> str:
        return day(date.fromisoformat(value), today()) if is_date(value) else self.answer.label_of(value)


class DateForm(Form):
    """Three number fields. Two-digit years are this century's."""

    kind = "date"
    label = _l("Hvilken dato?")
    earliest, latest = timedelta(days=366 * 20), timedelta(0)  # how far back and ahead a date may be
    answer_day = StringField()
    answer_month = StringField()
    answer_year = StringField()

    @property
    def typed(self) -> tuple[str, str, str]:
        return tuple(field.data or "" for field in (self.answer_day, self.answer_month, self.answer_year))

    def validate(self, extra_validators: Any = None) -> bool:
        if problem := self._problem():
            self.form_errors.append(problem)
        return not self.form_errors

    def _problem(self) -> str:
        found = self.date()
        if not found:
            return _("Skriv dag, måned og år med tall.")
        if found > today() + self.latest:
            return _("Datoen er ikke kommet ennå. Sjekk året.") if not self.latest else _("Datoen er for langt fram.")
        return _("Datoen er for langt tilbake. Sjekk året.") if found < today() - self.earliest else ""

    def date(self) -> date | None:
        return typed_date(*self.typed)

    def problems(self) -> list[tuple[str, str]]:
        return [("answer", text) for text in self.form_errors]

    @property
    def data(self) -> dict[str, Any]:
        found = self.date()
        return {"answer": found.isoformat() if found else None}

    def shown(self, value: Any) -> str:
        return day(date.fromisoformat(value), today())


def is_date(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def typed_date(day_text: str, month_text: str, year_text: str) -> date | None:
    """The date of three typed numbers, or None. «3», «11», «26» is 3 November 2026."""
    numbers = [text.strip().rstrip(".") for text in (day_text, month_text, year_text)]
    if not all(re.fullmatch(r"[0-9]{1,4}", text) for text in numbers):
        return None
    days, months, years = map(int, numbers)
    try:
        return date(years + 2000 if years < 100 else years, months, days)
    except ValueError:
        return None
