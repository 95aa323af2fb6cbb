"""«Legg til en person»: what somebody is in the case, and who that is: a member, an officer, or a name."""

from typing import Any

from wtforms.validators import ValidationError

from klar.access import fetch, may
from klar.actions.party import add_party
from klar.actions.way_round import nobody_left
from klar.db import Conflict, today
from klar.forms import ChoiceForm, LineForm
from klar.i18n import _, _l
from klar.models.case.party import MEMBER
from klar.models.case.participant import officers_near
from klar.models.person_in_case import in_case, officers_who_are
from klar.models.role import ROLES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number
from klar.wizards.who import Who

NAMED = "name"


class WhichToSend(WhichCase):
    permission = "case.send"


class Part(ChoiceForm):
    question = _l("Hva er personen i saken?")
    choices = (
        (MEMBER, _l("En saken gjelder"), _l("Et medlem du hjelper.")),
        ("counterpart", _l("Motpart"), _l("Oftest en leder.")),
        ("accused", _l("Den det er klaget på")),
        ("witness", _l("Vitne")),
        ("close", _l("Nær noen i saken"), _l("For eksempel familie.")),
    )


class WhoIsIt(Who):
    """A member by search, one of the officers near the case, or a name; not in the case yet, and somebody else can act afterwards."""

    question = _l("Hvem er det?")
    hint = _l("En part ser ikke saken.")

    def prepare(self, me: int, answers: Answers) -> None:
        super().prepare(me, answers)
        self.case, self.about = number(answers.get("sak")), answers.get("rolle") == MEMBER
        near = officers_near(case=self.case, today=today()) if may(me, "case.send", self.case) and not self.about else []
        named = [] if self.about else [(NAMED, _("En annen. Jeg skriver navnet."))]
        self.others = [*named, *((f"officer:{row.id}", _("Meg selv") if row.id == me else f"{row.name}, {ROLES[row.role]}") for row in near)]
        known = [choice for choice in self.answer.choices if number(choice[0])]
        self.answer.choices = [*known, *self.others]

    def validate_answer(self, field: Any) -> None:
        if field.data == NAMED:
            return
        if self.about:
            super().validate_answer(field)
        case, who = fetch(self.me, "case.send", self.case), person_of(field.data)
        if self.about and case.audience == "board" and not may(self.me, "member.codetermination", number(field.data)):
            raise ValidationError(_("Ledermedlemmer er ikke med i felles saker. Velg noe annet."))
        if in_case(case.id, **who):
            raise ValidationError(_("Personen står i saken fra før."))
        if nobody_left(case, officers_who_are(**who)):
            raise ValidationError(_("Ingen andre kan ta saken. Ring fagforeningen først."))


def person_of(answer: Any) -> dict[str, int | None]:
    """Whom of the register the answer is about, if anybody."""
    officer = number(str(answer).removeprefix("officer:")) if str(answer).startswith("officer:") else None
    return {"member": number(answer) or None, "officer": officer}


class Name(LineForm):
    question = _l("Hva heter personen?")
    label = _l("Navn")


class Title(LineForm):
    question = _l("Hva gjør personen på jobben?")
    label = _l("For eksempel avdelingsleder")


def finish(by: int, answers: Answers) -> str:
    case, who = number(answers["sak"]), person_of(answers["hvem"])
    if who["member"] and not may(by, "member.read", who["member"]):
        raise Conflict  # the register has moved them since
    add_party(by, case, answers["rolle"], **who, name=answers.get("navn", ""), title=answers.get("stilling", ""))
    return f"/saker/{case}/folk" if may(by, "case.read", case) else "/sendt"


def who_sees(answers: Answers) -> str:
    return _("Alle som ser saken, ser navnet.") if answers.get("hvem") == NAMED else _("Den du legger til, ser ikke saken.")


def warning(by: int, answers: Answers) -> str:
    """When the one who adds somebody, or whoever has the case, is shut out by it."""
    case, shut = fetch(by, "case.send", number(answers["sak"])), officers_who_are(**person_of(answers["hvem"]))
    if by in shut:
        return _("Du er part. Da går saken til andre, og du ser den ikke.")
    return _("Den som har saken, mister den. Den går til andre.") if case.handler_id in shut else ""


def named(answers: Answers) -> bool:
    return answers.get("hvem") == NAMED


WIZARD = Wizard(
    name="person",
    title=_l("Legg til en person"),
    action=_l("Legg til"),
    permission="task.create",
    who_sees=who_sees,
    given=("sak",),
    finish=finish,
    check=warning,
    steps=(
        Step("sak", WhichToSend, counted=False),
        Step("rolle", Part),
        Step("hvem", WhoIsIt, leans_on=("sak", "rolle")),
        Step("navn", Name, named),
        Step("stilling", Title, named, optional=True),
    ),
)
