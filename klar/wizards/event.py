"""«Noe nytt har skjedd»: an event on the case, and the deadlines it starts."""

from datetime import date, timedelta
from typing import Any

from klar.access import fetch
from klar.actions.case import happened
from klar.crypto import keys
from klar.db import today
from klar.deadlines import TRIGGERS, compute, in_words, rules_for_type
from klar.forms import ChoiceForm, DateForm, WhenForm, is_date
from klar.i18n import _, _l
from klar.models import sealed
from klar.models.case_type import CASE_TYPES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number


class What(ChoiceForm):
    question = _l("Hva har skjedd?")

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        case = fetch(me, "case.write", number(answers.get("sak")))
        kind = sealed.get(keys.box(case.key), "case", case).get("type", "")
        self.answer.choices = [(key, TRIGGERS[key].label) for key in triggers_for(kind)]


class When(WhenForm):
    question = _l("Hvilken dag?")
    choices = WhenForm.choices[:3]

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        if trigger := TRIGGERS.get(answers.get("hva", "")):
            self.question = trigger.question


class OtherDate(DateForm):
    question = _l("Hvilken dato var det?")
    latest = timedelta(days=366)

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        if trigger := TRIGGERS.get(answers.get("hva", "")):
            self.question = trigger.question


def triggers_for(kind: str) -> list[str]:
    """The events of this type of case; any written refusal or payment when the law names none of its own."""
    own = rules_for_type(kind) if kind in CASE_TYPES else []
    return own or ["refusal_received", "pay_due"]


def day_of(answers: Answers) -> date:
    value = answers["dato"]
    return date.fromisoformat(value if is_date(value) else answers["annen-dato"])


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    happened(by, case, answers["hva"], day_of(answers))
    return f"/saker/{case}"


def warning(_by: int, answers: Answers) -> str:
    dues = [due for due in compute(answers["hva"], day_of(answers)) if due.kind == "hard"]
    return f"{in_words(dues[0].due_on, today())}. {dues[0].name}." if dues else ""


WIZARD = Wizard(
    name="hendelse",
    title=_l("Noe nytt har skjedd"),
    action=_l("Lagre hendelsen"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser hendelsen."),
    given=("sak",),
    finish=finish,
    check=warning,
    steps=(
        Step("sak", WhichCase, counted=False),
        Step("hva", What, leans_on=("sak",)),
        Step("dato", When, leans_on=("sak", "hva")),
        Step("annen-dato", OtherDate, lambda a: a.get("dato") == "other", leans_on=("sak", "hva")),
    ),
)
