"""«Skriv ned en samtale»: with whom, and what was said."""

from klar.actions.case.entry import log_line
from klar.forms import ChoiceForm, TextForm
from klar.i18n import _, _l
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number


class Who(ChoiceForm):
    question = _l("Hvem snakket du med?")
    choices = (("member", _l("Medlemmet")), ("employer", _l("Arbeidsgiver")), ("branch", _l("Fagforeningen")), ("other", _l("En annen")))


class Said(TextForm):
    question = _l("Hva ble sagt?")
    hint = _l("Skriv bare det saken trenger.")


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    log_line(by, case, "call", text=answers["tekst"], **{"with": answers["hvem"]})
    return f"/saker/{case}"


WIZARD = Wizard(
    name="samtale",
    title=_l("Ny samtale"),
    action=_l("Lagre samtalen"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser samtalen."),
    given=("sak",),
    finish=finish,
    checked=False,
    steps=(Step("sak", WhichCase, counted=False), Step("hvem", Who), Step("tekst", Said)),
)
