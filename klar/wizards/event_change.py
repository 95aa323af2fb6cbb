"""«Rett det som har skjedd»: an event was on another day, or did not happen."""

from datetime import date, timedelta

from klar.access import fetch
from klar.actions.case import change_trigger, void_trigger
from klar.actions.case.deadline import foreseen
from klar.crypto import keys
from klar.db import today
from klar.deadlines import TRIGGERS, Event
from klar.forms import ChoiceForm, DateForm
from klar.i18n import _, _l, day
from klar.models import sealed
from klar.models.case.deadline import triggers
from klar.wizard import Answers, Step, Wizard
from klar.wizards.event_words import in_short
from klar.wizards.questions import WhichCase, number


class Which(ChoiceForm):
    """The answer says which event and the day that was seen, so that nobody changes what somebody else has just put right."""

    question = _l("Hva er galt?")

    def prepare(self, me: int, answers: Answers) -> None:
        case = fetch(me, "case.write", number(answers.get("sak")))
        box = keys.box(case.key)
        for row in triggers(case=case.id):
            label = TRIGGERS[sealed.get(box, "trigger", row)["kind"]].label
            self.answer.choices.append((f"{row.id}_{row.happened_on.isoformat()}", label, day(row.happened_on, today())))
        if not self.answer.choices:
            self.hint = _l("Ingen hendelser gir frister i denne saken.")


class How(ChoiceForm):
    question = _l("Hvordan skal det rettes?")
    choices = (("date", _l("Det var en annen dag")), ("wrong", _l("Dette skjedde ikke")))


class RightDate(DateForm):
    question = _l("Hvilken dato var det?")
    latest = timedelta(days=366)


def seen(answers: Answers) -> tuple[int, date]:
    """The event's id, and the day it had when it was chosen."""
    chosen, _line, on = answers["hendelse"].partition("_")
    return number(chosen), date.fromisoformat(on)


def new_day(answers: Answers) -> date | None:
    return date.fromisoformat(answers["dato"]) if answers["hva"] == "date" else None


def warning(by: int, answers: Answers) -> str:
    (chosen, _on), to = seen(answers), new_day(answers)

    def changed(events: list[Event]) -> list[Event]:
        moved = [Event(event.id, event.kind, to) for event in events if event.id == chosen and to]
        return [*moved, *(event for event in events if event.id != chosen)]

    return " ".join(in_short(foreseen(by, number(answers["sak"]), changed)))


def finish(by: int, answers: Answers) -> str:
    case, to = number(answers["sak"]), new_day(answers)
    line = change_trigger(by, case, *seen(answers), to) if to else void_trigger(by, case, *seen(answers))
    return f"/saker/{case}/hendelser?linje={line}"


WIZARD = Wizard(
    name="endring",
    title=_l("Rett det som har skjedd"),
    action=_l("Lagre endringen"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser endringen."),
    given=("sak", "hendelse"),
    finish=finish,
    check=warning,
    steps=(
        Step("sak", WhichCase, counted=False),
        Step("hendelse", Which, counted=False, leans_on=("sak",)),
        Step("hva", How),
        Step("dato", RightDate, lambda answers: answers.get("hva") == "date"),
    ),
)
