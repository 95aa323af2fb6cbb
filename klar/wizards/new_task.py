"""«Ny oppgave»: what, and when; in a case when one came from there."""

from datetime import date

from klar.actions.task import make_task
from klar.forms import ChoiceForm, LineForm, is_date
from klar.i18n import _, _l
from klar.models.case_type import FIRST_TASKS
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import DueDate, Until, WhichCase, number

COMMON = ("call", "meeting", "papers", "branch")


class What(ChoiceForm):
    question = _l("Hva skal gjøres?")
    choices = (*((name, FIRST_TASKS[name].title) for name in COMMON), ("other", _l("Noe annet")))


class OwnWords(LineForm):
    question = _l("Hva skal gjøres?")
    hint = _l("Noen få ord er nok.")


def finish(by: int, answers: Answers) -> str:
    title = answers.get("tekst") or str(FIRST_TASKS[answers["hva"]].title)
    due = answers.get("dato") or answers["naar"]
    case = number(answers.get("sak"))
    make_task(by, title, date.fromisoformat(due) if is_date(due) else None, case or None)
    return f"/saker/{case}" if case else "/oppgaver"


def who_sees(answers: Answers) -> str:
    return _("Alle som ser saken, ser oppgaven.") if answers.get("sak") else _("Bare du ser den til vervet slutter.")


class CaseIfAny(WhichCase):
    """Asked by nobody: only a case's own page says which case the task is in."""

    question = _l("Hvilken sak hører oppgaven til?")


WIZARD = Wizard(
    name="oppgave",
    title=_l("Ny oppgave"),
    action=_l("Lag oppgaven"),
    permission="task.create",
    who_sees=who_sees,
    given=("sak",),
    finish=finish,
    checked=False,
    steps=(
        Step("sak", CaseIfAny, optional=True, counted=False),
        Step("hva", What),
        Step("tekst", OwnWords, lambda a: a.get("hva") == "other"),
        Step("naar", Until),
        Step("dato", DueDate, lambda a: a.get("naar") == "other"),
    ),
)
