"""«Hvordan står saken?»: working, waiting (for whom, until when), or finished."""

from datetime import date

from klar.access import fetch
from klar.actions.case import set_status
from klar.actions.case.ending import close_case
from klar.db import Conflict
from klar.forms import ChoiceForm, LineForm, TextForm, is_date
from klar.i18n import _, _l
from klar.models.ending import OUTCOMES
from klar.models.status import WAITING_FOR
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import DueDate, Until, WhichCase, number


class How(ChoiceForm):
    question = _l("Hvordan står saken?")
    choices = (
        ("working", _l("Jeg jobber med den")),
        ("waiting", _l("Jeg venter på noen")),
        ("closed", _l("Saken er ferdig")),
    )


class WhoForm(ChoiceForm):
    question = _l("Hvem venter du på?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(key, f"{who[0].upper()}{who[1:]}") for key, who in WAITING_FOR.items()]


class UntilWhen(Until):
    question = _l("Når sjekker du igjen?")


class UntilDate(DueDate):
    question = _l("Hvilken dato sjekker du igjen?")


class Seen(LineForm):
    """Asked by nobody: the newest line about it that stood there when the person set out to change it."""

    question = _l("Hvordan sto saken?")


class Outcome(ChoiceForm):
    question = _l("Hvordan gikk det?")
    choices = tuple(OUTCOMES.items())


class Learned(ChoiceForm):
    question = _l("Lærte vi noe av saken?")
    hint = _l("Noe den neste bør vite.")
    choices = (("no", _l("Nei, saken er ferdig")), ("yes", _l("Ja, jeg skriver det ned")))


class Lesson(TextForm):
    question = _l("Hva lærte vi?")
    hint = _l("Skriv uten navn.")


def finish(by: int, answers: Answers) -> str:
    case = fetch(by, "case.write", number(answers["sak"]))
    if answers["hvordan"] == "closed":
        close_case(by, case.id, answers["gikk"], answers.get("tekst", ""), case.version)
        return f"/saker/{case.id}"
    if case.closed_on:
        raise Conflict
    until = answers.get("dato") or answers.get("til")
    set_status(
        by,
        case.id,
        answers["hvordan"],
        waiting_for=answers.get("hvem", ""),
        until=date.fromisoformat(until) if is_date(until) else None,
        version=case.version,
        seen=number(answers["sett"]) if "sett" in answers else None,
    )
    return f"/saker/{case.id}"


def waits(answers: Answers) -> bool:
    return answers.get("hvordan") == "waiting"


def ends(answers: Answers) -> bool:
    return answers.get("hvordan") == "closed"


WIZARD = Wizard(
    name="status",
    title=_l("Hvordan står saken?"),
    action=_l("Lagre"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser dette."),
    given=("sak", "sett"),
    finish=finish,
    checked=False,
    steps=(
        Step("sak", WhichCase, counted=False),
        Step("sett", Seen, optional=True, counted=False),
        Step("hvordan", How),
        Step("hvem", WhoForm, waits),
        Step("til", UntilWhen, waits),
        Step("dato", UntilDate, lambda a: a.get("til") == "other"),
        Step("gikk", Outcome, ends),
        Step("laerte", Learned, ends),
        Step("tekst", Lesson, lambda a: a.get("laerte") == "yes"),
    ),
)
