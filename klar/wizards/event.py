"""«Noe nytt har skjedd»: an event on the case, and the deadlines it starts."""

from datetime import date, timedelta
from typing import Any

from klar.access import fetch
from klar.actions.case import happened
from klar.actions.case.deadline import foreseen
from klar.crypto import keys
from klar.db import today
from klar.deadlines import TRIGGERS, Event, rules_for_type
from klar.forms import ChoiceForm, DateForm, WhenForm, is_date
from klar.i18n import _, _l, day
from klar.models import sealed
from klar.models.case_type import CASE_TYPES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.event_words import in_short
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
    return f"/saker/{case}/hendelser?linje={happened(by, case, answers['hva'], day_of(answers))}"


def warning(by: int, answers: Answers) -> str:
    """What would move; and when the same thing stands there already, for then it may be that only its date is wrong."""
    kind, on, before = answers["hva"], day_of(answers), []

    def with_this(events: list[Event]) -> list[Event]:
        before.extend(event.on for event in events if event.kind == kind)
        return [*events, Event(0, kind, on)]

    moves = foreseen(by, number(answers["sak"]), with_this)
    twice = [_("Dette står der fra før: %(day)s.", day=day(before[0], today()))] if before else []
    return " ".join([*twice, *in_short(moves)])


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
