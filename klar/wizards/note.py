"""«Skriv et notat»: one question; what is being written is kept while it is written."""

from klar.actions.case import note
from klar.forms import TextForm
from klar.i18n import _, _l
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number


class Text(TextForm):
    question = _l("Hva vil du skrive ned?")
    hint = _l("Skriv bare det saken trenger.")


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    note(by, case, answers["tekst"])
    return f"/saker/{case}"


WIZARD = Wizard(
    name="notat",
    title=_l("Nytt notat"),
    action=_l("Lagre notatet"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser notatet."),
    given=("sak",),
    finish=finish,
    checked=False,
    steps=(Step("sak", WhichCase, counted=False), Step("tekst", Text)),
)
