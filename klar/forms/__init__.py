"""Forms of large controls and forgiving fields. What was typed is kept; errors say what to do."""

from klar.forms.base import Form, clean
from klar.forms.choice import AnswerField, ChoiceForm
from klar.forms.dates import DateAnswer, DateForm, WhenForm, is_date, typed_date
from klar.forms.hours import two_times, typed_hours
from klar.forms.words import LONGEST, LineForm, TextForm, short_enough, written

__all__ = [
    "LONGEST",
    "AnswerField",
    "ChoiceForm",
    "DateAnswer",
    "DateForm",
    "Form",
    "LineForm",
    "TextForm",
    "WhenForm",
    "clean",
    "is_date",
    "short_enough",
    "two_times",
    "typed_date",
    "typed_hours",
    "written",
]
