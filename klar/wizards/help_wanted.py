"""Be om hjelp and Send videre: which of the two, what is asked, the member's yes, and what the receiver will see."""

from typing import Any

from wtforms.validators import ValidationError

from klar.access import fetch
from klar.actions.handover import send
from klar.db import today
from klar.forms import ChoiceForm, TextForm
from klar.i18n import _, _l
from klar.models.case import Case, missing
from klar.models.unit import Unit
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number


class Which(ChoiceForm):
    question = _l("Hva trenger du?")
    choices = (
        ("help", _l("Be om hjelp"), _l("Du beholder saken. Fagforeningen gir råd.")),
        ("onward", _l("Send videre"), _l("Fagforeningen tar saken. Du følger med.")),
    )


class Reason(TextForm):
    question = _l("Hva vil du ha hjelp til?")
    hint = _l("Fagforeningen leser dette først når de tar imot.")

    def prepare(self, me: int, answers: Answers) -> None:
        if answers.get("hva") == "onward":
            self.question = _l("Hvorfor sender du saken videre?")


class Yes(ChoiceForm):
    question = _l("Har medlemmet sagt ja til at fagforeningen ser saken?")
    choices = (("yes", _l("Ja")), ("no", _l("Nei, ikke ennå"), _l("Spør først. Utkastet venter på deg.")))

    def validate_answer(self, field: Any) -> None:
        if field.data == "no":
            raise ValidationError(_("Spør medlemmet først. Utkastet venter på deg."))


class WhichToSend(WhichCase):
    permission = "case.send"


def needs_yes(answers: Answers) -> bool:
    """The case is about a member who has not yet said yes to the branch, or whose yes holds no more."""
    return bool(missing(number(answers.get("sak")), "share_with_branch", today()))


def unit_above(case_id: int) -> Unit:
    """The branch of the case's club."""
    return Unit.get_by_id(Unit.get_by_id(Case.get_by_id(case_id).unit_id).parent_id)


def warning(by: int, answers: Answers) -> str:
    case = fetch(by, "case.send", number(answers["sak"]))
    name = unit_above(case.id).name
    return _("%(unit)s ser hele saken når de tar imot. Før det ser de bare hvem som spør, og fristen.", unit=name)


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    send(by, case, answers["hva"], unit_above(case).id, answers["tekst"], consent=answers.get("ja") == "yes")
    return f"/saker/{case}"


WIZARD = Wizard(
    name="hjelp",
    title=_l("Be om hjelp"),
    action=_l("Send til fagforeningen"),
    permission="case.create",
    who_sees=lambda _answers: _("Fagforeningen ser saken når de tar imot."),
    given=("sak",),
    finish=finish,
    check=warning,
    steps=(
        Step("sak", WhichToSend, counted=False),
        Step("hva", Which),
        Step("tekst", Reason),
        Step("ja", Yes, needs_yes, leans_on=("sak",)),
    ),
)
