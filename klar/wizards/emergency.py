"""«Nødtilgang»: the number of a case, and why one must read it now."""

from typing import Any

from wtforms.validators import ValidationError

from klar.actions.emergency import LONGEST, ask
from klar.forms import LineForm, TextForm
from klar.i18n import _, _l
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import number


class Number(LineForm):
    question = _l("Hvilket nummer har saken?")
    label = _l("Saksnummer")

    def validate_answer(self, field: Any) -> None:
        if not 0 < number(field.data) < 10**9:
            raise ValidationError(_("Skriv saksnummeret med tall."))


class Why(TextForm):
    question = _l("Hvorfor må du se saken nå?")
    hint = _l("Ikke skriv hva saken handler om. Høyst 200 tegn.")

    def validate_answer(self, field: Any) -> None:
        if len(field.data) > LONGEST:
            raise ValidationError(_("Teksten er for lang. Kort den ned."))


def finish(by: int, answers: Answers) -> str:
    ask(by, number(answers["nummer"]), answers["tekst"])
    return "/nodtilgang"


WIZARD = Wizard(
    name="nodtilgang",
    title=_l("Nødtilgang"),
    action=_l("Be om nødtilgang"),
    permission="emergency.ask",
    fresh=True,
    who_sees=lambda _answers: _("Personvernombudet ser det du skriver."),
    finish=finish,
    check=lambda _by, _answers: _("Får du ja, står det i saken at du ba om det."),
    steps=(Step("nummer", Number), Step("tekst", Why)),
)
