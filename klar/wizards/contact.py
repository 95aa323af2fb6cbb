"""«Ny kontakt»: what they are, who, and the number. A contact gains no access to anything."""

import re
from typing import Any

from wtforms.validators import ValidationError

from klar.actions.club import add_record
from klar.forms import ChoiceForm, LineForm
from klar.i18n import _, _l
from klar.models.club_words import CONTACTS
from klar.wizard import Answers, Step, Wizard
from klar.wizards.club_questions import WhichClub
from klar.wizards.questions import number


class What(ChoiceForm):
    question = _l("Hva er den du vil lagre?")
    choices = tuple(CONTACTS.items())


class OtherWhat(LineForm):
    question = _l("Hva er den?")
    hint = _l("For eksempel: vaktmester.")


class Name(LineForm):
    question = _l("Hva heter den?")


class Phone(LineForm):
    question = _l("Hvilket nummer har den?")

    def validate_answer(self, field: Any) -> None:
        if not re.fullmatch(r"\+?[0-9]{3,15}", compact(field.data)):
            raise ValidationError(_("Skriv nummeret med tall."))


def compact(typed: str) -> str:
    return re.sub(r"[\s.()-]", "", typed)


def finish(by: int, answers: Answers) -> str:
    what = {"what": answers["hva"], "other": answers.get("annet", "")}
    add_record(by, number(answers["klubb"]), "contact", {"title": answers["navn"], "phone": compact(answers["telefon"]), **what})
    return "/klubben/kontakter"


WIZARD = Wizard(
    name="kontakt",
    title=_l("Ny kontakt"),
    action=_l("Lagre kontakten"),
    permission="club.record",
    who_sees=lambda _answers: _("De tillitsvalgte og styret i klubben ser kontakten."),
    given=("klubb",),
    finish=finish,
    checked=False,
    steps=(
        Step("klubb", WhichClub, counted=False),
        Step("hva", What),
        Step("annet", OtherWhat, lambda a: a.get("hva") == "other"),
        Step("navn", Name),
        Step("telefon", Phone),
    ),
)
