"""«Skriv ned et møte»: when, who was there, what was said, and the next step, which becomes a task."""

from datetime import date

from klar.actions.case.entry import log_line
from klar.actions.task import make_task
from klar.forms import ChoiceForm, DateForm, LineForm, TextForm, WhenForm, is_date
from klar.i18n import _, _l
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import DueDate, Until, WhichCase, number


class When(WhenForm):
    question = _l("Når var møtet?")
    choices = WhenForm.choices[:3]


class OtherDay(DateForm):
    question = _l("Hvilken dato var møtet?")


class Present(LineForm):
    question = _l("Hvem var til stede?")
    hint = _l("For eksempel medlemmet, lederen og du.")


class Summary(TextForm):
    question = _l("Hva kom dere fram til?")
    hint = _l("Kort, og bare det saken trenger.")


class Agreed(ChoiceForm):
    question = _l("Avtalte dere et neste steg?")
    choices = (("yes", _l("Ja")), ("no", _l("Nei")))


class NextStep(LineForm):
    question = _l("Hva skal gjøres?")
    hint = _l("Det blir en oppgave hos deg.")


def finish(by: int, answers: Answers) -> str:
    case, day = number(answers["sak"]), answers["dato"]
    step, due = answers.get("steg", ""), answers.get("frist") or answers.get("naar")
    log_line(by, case, "meeting", on=day if is_date(day) else answers["annen-dato"], present=answers["deltok"], text=answers["tekst"], step=step)
    if step:
        make_task(by, step, date.fromisoformat(due) if is_date(due) else None, case)
    return f"/saker/{case}"


def goes_on(answers: Answers) -> bool:
    return answers.get("avtalt") == "yes"


WIZARD = Wizard(
    name="mote",
    title=_l("Nytt møte"),
    action=_l("Lagre møtet"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser møtet."),
    given=("sak",),
    finish=finish,
    steps=(
        Step("sak", WhichCase, counted=False),
        Step("dato", When),
        Step("annen-dato", OtherDay, lambda a: a.get("dato") == "other"),
        Step("deltok", Present),
        Step("tekst", Summary),
        Step("avtalt", Agreed),
        Step("steg", NextStep, goes_on),
        Step("naar", Until, goes_on),
        Step("frist", DueDate, lambda a: goes_on(a) and a.get("naar") == "other"),
    ),
)
