"""Questions that several wizards ask."""

from datetime import date, timedelta
from typing import Any

from klar.access import listed, may
from klar.crypto import keys
from klar.db import day_said, today
from klar.forms import AnswerField, ChoiceForm, DateForm, is_date
from klar.i18n import _, _l, day
from klar.models import sealed
from klar.models.case import open_cases
from klar.models.case_type import label_of


class WhichCase(ChoiceForm):
    """One of the person's open cases; a page that knows which one gives it."""

    question = _l("Hvilken sak gjelder det?")
    permission = "case.write"

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        rows = listed(me, self.permission, open_cases)
        boxes = keys.unlock(row.key for row in rows)
        self.answer.choices = [(str(row.id), title_of(boxes.get(row.key), row), row.about or "") for row in rows]
        if self.answer.data and may(me, self.permission, number(self.answer.data)):
            self.answer.choices.append((self.answer.data, ""))

    def shown(self, value: Any) -> str:
        return _("Sak %(number)s", number=value)


def title_of(box: Any, row: Any) -> str:
    """«Oppsigelse, sak 14»."""
    kind = label_of(sealed.get(box, "case", row).get("type", ""))
    return _("%(kind)s, sak %(number)s", kind=kind or _("Sak"), number=row.id)


def number(text: Any) -> int:
    """The id in an answer; 0, which nothing has, when it is not one."""
    return int(text) if str(text).isascii() and str(text).isdecimal() and len(str(text)) < 16 else 0


DAYS = {"week": 7, "fortnight": 14, "month": 30, "quarter": 90}


class ForATime(ChoiceForm):
    choices = (("week", _l("1 uke")), ("fortnight", _l("2 uker")), ("month", _l("1 måned")), ("quarter", _l("3 måneder")))


def last_of(time: str) -> date:
    """The last day of a time that begins today: an answer of ForATime."""
    return today() + timedelta(days=DAYS[time])


class DueAnswer(AnswerField):
    """Kept as the date itself, so that «i morgen» is still right tomorrow."""

    DAYS = {"today": 0, "tomorrow": 1, "week": 7, "month": 30}

    def process_formdata(self, values: list[str]) -> None:
        super().process_formdata(values)
        if self.data in self.DAYS:
            self.data = (day_said() + timedelta(days=self.DAYS[self.data])).isoformat()

    def pre_validate(self, form: Any) -> None:
        if not is_date(self.data):
            super().pre_validate(form)


class Until(ChoiceForm):
    question = _l("Når skal det være gjort?")
    answer = DueAnswer()
    choices = (
        ("today", _l("I dag")),
        ("tomorrow", _l("I morgen")),
        ("week", _l("Om en uke")),
        ("other", _l("Annen dato")),
        ("open", _l("Ingen dato")),
    )

    def shown(self, value: Any) -> str:
        return day(date.fromisoformat(value), today()) if is_date(value) else super().shown(value)


class DueDate(DateForm):
    question = _l("Hvilken dato skal det være gjort?")
    earliest, latest = timedelta(0), timedelta(days=366 * 3)
