"""The questions of «Lag et papir»: which paper, in which language, and one for each fact a paper needs (klar.papers.FACTS)."""

from datetime import timedelta
from typing import Any

from wtforms.validators import ValidationError

from klar.access import fetch
from klar.actions.case.document import MOST
from klar.actions.case.paper_facts import known
from klar.crypto import keys
from klar.files import SENTENCES
from klar.forms import ChoiceForm, DateForm, Form, LineForm, TextForm
from klar.i18n import _, _l, locale
from klar.models import sealed
from klar.models.case import kept_count
from klar.papers import FACTS, PAPERS, fitting, said
from klar.wizard import Answers
from klar.wizards.questions import number


class WhichPaper(ChoiceForm):
    """The answer keeps what the case knew at that moment, so that the check page and the paper say the same."""

    question = _l("Hvilket papir vil du lage?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.me, self.case = me, fetch(me, "case.write", number(answers.get("sak")))
        self.before = answers.get("papir", {})
        fit, others = fitting(sealed.get(keys.box(self.case.key), "case", self.case).get("type", ""))
        self.answer.choices = [(name, PAPERS[name].title, _("Passer til saken") if name in fit else "") for name in [*fit, *others]]

    def validate_answer(self, _field: Any) -> None:
        if kept_count.one(case=self.case.id).count >= MOST:
            raise ValidationError(str(SENTENCES["many"]))

    @property
    def data(self) -> dict[str, Any]:
        name = self.answer.data
        replaces = self.before.get("replaces", 0) if name == self.before.get("name") else 0  # another paper takes nobody's place
        return {"answer": {"name": name, "known": known(self.me, self.case.id), "replaces": replaces}}

    def shown(self, value: Any) -> str:
        return str(PAPERS[value["name"]].title)


class FactForm(Form):
    """What the case says stands in the field, in words. Whoever may no longer write on the case sees nothing of it."""

    fact = ""

    def prepare(self, me: int, answers: Answers) -> None:
        fetch(me, "case.write", number(answers.get("sak")))
        value = answers.get("papir", {}).get("known", {}).get(self.fact)
        self.known = said(value, locale()) if isinstance(value, dict) else value


class Language(FactForm, ChoiceForm):
    question = _l("Skal papiret være på bokmål eller nynorsk?")
    fact = "maal"
    choices = (("nb", _l("Bokmål")), ("nn", _l("Nynorsk")))


class Past(DateForm):
    latest = timedelta(days=366)  # a meeting may be written about before it is held


class Ahead(DateForm):
    earliest, latest = timedelta(days=366), timedelta(days=366 * 5)


class People(TextForm):
    of_names = True


FORMS: dict[str, type[Form]] = {"line": LineForm, "text": TextForm, "people": People, "past": Past, "ahead": Ahead, "choice": ChoiceForm}


def asking(key: str) -> type[Form]:
    """The form that asks for this fact."""
    fact = FACTS[key]
    said_so = {"fact": key, "question": fact.question, "hint": fact.hint}
    return type(f"Asks_{key}", (FactForm, FORMS[fact.kind]), said_so | ({"choices": fact.choices} if fact.choices else {}))
