"""«Skriv et notat»: one question, and who is to see it by which button saves; what is being written is kept while it is written."""

from typing import Any

from wtforms import StringField

from klar.actions.case import note
from klar.forms import TextForm
from klar.i18n import _, _l
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number


class Text(TextForm):
    question = _l("Hva vil du skrive ned?")
    hint = _l("Skriv bare det saken trenger.")
    also = ("audience", "internal", _l("Lagre internt utkast"))
    audience = StringField()

    @property
    def data(self) -> dict[str, Any]:
        """The text alone for all who see the case; with who it is for when that is fewer."""
        text = self.answer.data
        return {"answer": {"text": text, "internal": True} if self.audience.data == "internal" else text}


def finish(by: int, answers: Answers) -> str:
    case, said = number(answers["sak"]), answers["tekst"]
    if isinstance(said, dict):
        note(by, case, said["text"], internal=True)
    else:
        note(by, case, said)
    return f"/saker/{case}"


WIZARD = Wizard(
    name="notat",
    title=_l("Nytt notat"),
    action=_l("Lagre notatet"),
    permission="task.create",
    who_sees=lambda _answers: _("Hvem skal se dette? Utkast: bare du og den som har saken."),
    given=("sak",),
    finish=finish,
    checked=False,
    steps=(Step("sak", WhichCase, counted=False), Step("tekst", Text)),
)
