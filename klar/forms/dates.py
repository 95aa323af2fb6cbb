"""Questions about a day."""

import re
from datetime import date, timedelta
from typing import Any

from wtforms import StringField

from klar.db import day_said, today
from klar.forms.base import Form
from klar.forms.choice import AnswerField, ChoiceForm
from klar.i18n import _, _l, day


class DateAnswer(AnswerField):
    """I dag, I går, or another date: kept as the date itself, so that it is still right tomorrow."""

    def process_formdata(self, values: list[str]) -> None:
        super().process_formdata(values)
        near = {"today": 0, "yesterday": 1}
        if self.data in near:
            self.data = (day_said() - timedelta(days=near[self.data])).isoformat()

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
