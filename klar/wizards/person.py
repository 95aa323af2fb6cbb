"""«Legg til en person»: what somebody is in the case, and who that is: an officer, a member, or a name."""

from typing import Any

from wtforms.validators import ValidationError

from klar.access import fetch, may
from klar.actions.case.party import add_party
from klar.actions.case.way_round import nobody_left
from klar.db import today
from klar.forms import ChoiceForm, LineForm
from klar.i18n import _, _l
from klar.models.case.party import MEMBER
from klar.models.case.participant import officers_near
from klar.models.person_in_case import in_case, officers_who_are
from klar.models.role import ROLES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number
from klar.wizards.who import Who


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


class Kind(ChoiceForm):
    question = _l("Er personen med i forbundet?")
    hint = _l("Da ser ikke personen saken.")
    choices = (("officer", _l("Ja, tillitsvalgt")), ("member", _l("Ja, medlem")), ("name", _l("Nei, eller vet ikke")))


class InCase:
    """Somebody of the register, who is not in the case yet; somebody else must be able to act afterwards."""

    me, case = 0, 0

    def check(self, member: int | None = None, officer: int | None = None) -> None:
        case = fetch(self.me, "case.send", self.case)
        if in_case(case.id, member, officer):
            raise ValidationError(_("Personen står i saken fra før."))
        if nobody_left(case, officers_who_are(member, officer)):
            raise ValidationError(_("Ingen andre kan ta saken. Ring fagforeningen først."))


class WhichOfficer(InCase, ChoiceForm):
    question = _l("Hvilken tillitsvalgt er det?")
    hint = _l("Er det du, går saken til fagforeningen.")

    def prepare(self, me: int, answers: Answers) -> None:
        self.me, self.case = me, number(answers.get("sak"))
        rows = officers_near(case=self.case, today=today()) if may(me, "case.send", self.case) else []
        self.answer.choices = [(str(row.id), _("Meg selv") if row.id == me else row.name, str(ROLES[row.role]).capitalize()) for row in rows]

    def validate_answer(self, field: Any) -> None:
        self.check(officer=number(field.data))


class WhichMember(InCase, Who):
    question = _l("Hvilket medlem er det?")

    def prepare(self, me: int, answers: Answers) -> None:
        super().prepare(me, answers)
        self.case, self.others, self.about = number(answers.get("sak")), [], answers.get("rolle") == MEMBER
        self.answer.choices = [choice for choice in self.answer.choices if number(choice[0])]

    def validate_answer(self, field: Any) -> None:
        if self.about:
            super().validate_answer(field)
            case = fetch(self.me, "case.send", self.case)
            if case.audience == "board" and not may(self.me, "member.codetermination", number(field.data)):
                raise ValidationError(_("Ledermedlemmer er ikke med i felles saker. Velg noe annet."))
        self.check(member=number(field.data))


class Name(LineForm):
    question = _l("Hva heter personen?")
    label = _l("Navn")


class Title(LineForm):
    question = _l("Hva gjør personen på jobben?")
    label = _l("For eksempel avdelingsleder")


def finish(by: int, answers: Answers) -> str:
    case, kind = number(answers["sak"]), kind_of(answers)
    who = {"officer": {"officer": number(answers.get("tillitsvalgt"))}, "member": {"member": number(answers.get("medlem"))}}
    add_party(by, case, answers["rolle"], **who.get(kind, {"name": answers.get("navn", ""), "title": answers.get("stilling", "")}))
    return f"/saker/{case}/folk" if may(by, "case.read", case) else "/sendt"


def who_sees(answers: Answers) -> str:
    if answers.get("slag") in ("officer", "member") or answers.get("rolle") == MEMBER:
        return _("Den du legger til, ser ikke saken.")
    return _("Alle som ser saken, ser navnet.")


def warning(by: int, answers: Answers) -> str:
    """When the one who adds somebody, or whoever has the case, is shut out by it."""
    officer, member = number(answers.get("tillitsvalgt")) or None, number(answers.get("medlem")) or None
    case, shut = fetch(by, "case.send", number(answers["sak"])), officers_who_are(member, officer)
    if by in shut:
        return _("Du er part. Da går saken til andre, og du ser den ikke.")
    return _("Den som har saken, mister den. Den går til andre.") if case.handler_id in shut else ""


def kind_of(answers: Answers) -> str:
    return "member" if answers.get("rolle") == MEMBER else answers.get("slag", "")


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
        Step("slag", Kind, lambda a: a.get("rolle") != MEMBER),
        Step("tillitsvalgt", WhichOfficer, lambda a: kind_of(a) == "officer", leans_on=("sak",)),
        Step("medlem", WhichMember, lambda a: kind_of(a) == "member", leans_on=("sak", "rolle")),
        Step("navn", Name, lambda a: kind_of(a) == "name"),
        Step("stilling", Title, lambda a: kind_of(a) == "name", optional=True),
    ),
)
