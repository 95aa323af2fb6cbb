"""What is asked before a case is shown to others."""

from typing import Any

from wtforms.validators import ValidationError

from klar.access import SCOPES, fetch, may
from klar.actions.handover import may_send
from klar.db import Conflict, today
from klar.forms import ChoiceForm, TextForm
from klar.i18n import _, _l
from klar.models.case import missing
from klar.models.unit import Unit
from klar.phone import spaced
from klar.wizard import Answers
from klar.wizards.questions import WhichCase, number


class WhichToSend(WhichCase):
    permission = "case.send"


def choices(me: int, answers: Answers) -> dict[str, dict[int, list[Any]]]:
    """What may be done with the case and by whom; nothing while it is on its way already."""
    case = number(answers.get("sak"))
    try:
        return may_send(me, fetch(me, "case.send", case)) if may(me, "case.send", case) else {}
    except Conflict:
        return {}


class Which(ChoiceForm):
    question = _l("Hva trenger du?")
    kinds = (
        ("help", _l("Be om hjelp"), _l("Du beholder saken. De gir råd.")),
        ("onward", _l("Send videre"), _l("De tar saken. Du følger med.")),
    )

    def prepare(self, me: int, answers: Answers) -> None:
        allowed = choices(me, answers)
        self.answer.choices = [kind for kind in self.kinds if kind[0] in allowed]
        if not allowed:
            self.hint = _l("Saken er alt sendt. Se hvem som har den, på saken.")


def called(row: Any) -> str:
    """The unit as the rep knows it; in the club and in the union itself it is those who answer that one turns to."""
    return {"club": _("Lederne i klubben"), "union": _("Juristene i forbundet")}.get(row.kind, row.unit_name)


def unit_called(unit_id: int) -> str:
    unit = Unit.get_by_id(unit_id)
    return {"club": _("lederne i klubben"), "union": _("juristene i forbundet")}.get(unit.kind, unit.name)


class Whom(ChoiceForm):
    question = _l("Hvem vil du spørre?")
    hint = _l("Det øverste er neste steg.")

    def prepare(self, me: int, answers: Answers) -> None:
        if answers.get("hva") == "onward":
            self.question = _l("Hvem skal ta saken?")
        steps = choices(me, answers).get(answers.get("hva", ""), {})
        self.answer.choices = [(str(unit), called(rows[0]), answers_there(rows)) for unit, rows in steps.items()]
        if not steps:
            self.hint = _l("Ingen kan ta den nå. Ring den som hjelper deg.")


def answers_there(rows: list[Any]) -> str:
    """«Bente Ødegård eller Øystein Lunde svarer. Telefon 22 33 44 55.»"""
    *names, last = [row.name for row in rows[:3]]
    who = _("%(names)s eller %(last)s svarer.", names=", ".join(names), last=last) if names else _("%(name)s svarer.", name=last)
    return f"{who} {_('Telefon %(number)s.', number=spaced(rows[0].phone))}" if rows[0].phone else who


class Reason(TextForm):
    question = _l("Hva vil du ha hjelp til?")
    hint = _l("De leser dette når de tar imot. Ikke skriv navn.")

    def prepare(self, me: int, answers: Answers) -> None:
        if answers.get("hva") == "onward":
            self.question = _l("Hvorfor sender du saken videre?")


class HowMuch(ChoiceForm):
    question = _l("Hva skal de få se?")
    choices = (
        ("summary", _l("Bare sammendraget"), _l("Ikke navn, papirer eller notater. Du kan vise mer siden.")),
        ("whole", _l("Hele saken"), _l("Alt unntatt interne utkast.")),
    )


class Yes(ChoiceForm):
    choices = (("yes", _l("Ja")), ("no", _l("Nei, ikke ennå"), _l("Spør først. Utkastet venter på deg.")))

    def prepare(self, me: int, answers: Answers) -> None:
        self.question = _("Har medlemmet sagt ja til at %(unit)s ser saken?", unit=unit_called(number(answers["til"])))

    def validate_answer(self, field: Any) -> None:
        if field.data == "no":
            raise ValidationError(_("Spør medlemmet først. Utkastet venter på deg."))


def needs_yes(answers: Answers) -> bool:
    """The case is about a member who has not yet said yes to that unit, or whose yes holds no more."""
    unit = Unit.get_or_none(Unit.id == number(answers.get("til")))
    scope = SCOPES.get(unit.kind) if unit else None
    return bool(scope and missing(number(answers.get("sak")), scope, today()))
