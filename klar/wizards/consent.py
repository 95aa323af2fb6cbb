"""«Medlemmet har sagt ja»: to what, how it was said, and how long it holds."""

from datetime import date, timedelta

from klar.access import may
from klar.actions.case.consent import give_consent
from klar.db import today
from klar.forms import ChoiceForm, WhenForm, is_date
from klar.i18n import _, _l
from klar.models.case import parties
from klar.models.case.words import SCOPES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number

ALL = "all"
DAYS = {"month": 30, "quarter": 90, "year": 365}


class AboutSomebody(WhichCase):
    """A case that is about no one member needs nobody's yes."""

    def prepare(self, me: int, answers: Answers) -> None:
        super().prepare(me, answers)
        self.answer.choices = [choice for choice in self.answer.choices if parties(case=number(choice[0]))]


class Whose(ChoiceForm):
    question = _l("Hvem har sagt ja?")

    def prepare(self, me: int, answers: Answers) -> None:
        case = number(answers.get("sak"))
        rows = parties(case=case) if may(me, "case.write", case) else []
        self.answer.choices = [(ALL, _("Alle i saken")), *((str(row.id), row.name) for row in rows)]


class What(ChoiceForm):
    question = _l("Hva har medlemmet sagt ja til?")
    choices = tuple(SCOPES.items())


class How(ChoiceForm):
    question = _l("Hvordan sa medlemmet ja?")
    choices = (("spoken", _l("Muntlig")), ("written", _l("På papir")), ("sms", _l("På SMS")), ("email", _l("På e-post")))


class HowLong(ChoiceForm):
    question = _l("Hvor lenge gjelder det?")
    hint = _l("Medlemmet kan trekke det når som helst.")
    choices = (("open", _l("Til saken er ferdig")), ("month", _l("1 måned")), ("quarter", _l("3 måneder")), ("year", _l("1 år")))


class When(WhenForm):
    question = _l("Når sa medlemmet ja?")
    choices = WhenForm.choices[:2]


def several(answers: Answers) -> bool:
    return len(parties(case=number(answers.get("sak")))) > 1


def finish(by: int, answers: Answers) -> str:
    case, whose, days = number(answers["sak"]), answers.get("hvem", ALL), DAYS.get(answers["lenge"])
    members = [row.id for row in parties(case=case)] if whose == ALL else [number(whose)]
    given = date.fromisoformat(answers["dato"]) if is_date(answers.get("dato")) else today()
    give_consent(by, case, members, answers["omfang"], answers["maate"], given_on=given, until=given + timedelta(days=days) if days else None)
    return f"/saker/{case}/folk"


WIZARD = Wizard(
    name="ja",
    title=_l("Medlemmet har sagt ja"),
    action=_l("Skriv ned ja-et"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser dette."),
    given=("sak",),
    finish=finish,
    steps=(
        Step("sak", AboutSomebody, counted=False),
        Step("hvem", Whose, several, leans_on=("sak",)),
        Step("omfang", What),
        Step("maate", How),
        Step("lenge", HowLong),
        Step("dato", When, optional=True),
    ),
)
