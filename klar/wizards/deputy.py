"""«Vara»: who stands in, for whom, and for how long."""

from klar.actions.deputy import last_day, start
from klar.db import today
from klar.forms import ChoiceForm
from klar.i18n import _, _l, day
from klar.models.officer import replaceable, substitutes
from klar.models.role import ROLES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import ForATime, last_of, number


class WhoStandsIn(ChoiceForm):
    question = _l("Hvem skal være vara?")

    def prepare(self, me: int, answers: Answers) -> None:
        rows = substitutes(me=me, today=today())
        if not rows:
            self.hint = _l("Klubben har ingen vara å velge.")
        self.answer.choices = [(str(row.id), row.name, row.club) for row in rows]


class ForWhom(ChoiceForm):
    question = _l("Hvem trenger vara?")
    hint = _l("Vara får se det samme som den du velger.")

    def prepare(self, me: int, answers: Answers) -> None:
        chosen = number(answers.get("hvem"))
        own = next((row for row in substitutes(me=me, today=today()) if row.id == chosen), None)
        rows = [row for row in replaceable(me=me, today=today()) if own and row.unit_id == own.unit_id and row.officer_id != own.officer_id]
        if not rows:
            self.hint = _l("Ingen å velge. De har alle en vara.")
        self.answer.choices = [(str(row.id), row.name, str(ROLES[row.role]).capitalize()) for row in rows]


class HowLong(ForATime):
    question = _l("Hvor lenge trengs det en vara?")
    hint = _l("Du kan avslutte når du vil.")


def warning(by: int, answers: Answers) -> str:
    last = last_day(by, number(answers["hvem"]), number(answers["for"]), last_of(answers["lenge"]))
    return _("Det varer til og med %(day)s. Så slutter det av seg selv.", day=day(last, today()))


def finish(by: int, answers: Answers) -> str:
    start(by, number(answers["hvem"]), number(answers["for"]), last_of(answers["lenge"]))
    return "/vara"


WIZARD = Wizard(
    name="vara",
    title=_l("Vara"),
    action=_l("Gjør til vara"),
    permission="deputy.start",
    fresh=True,
    who_sees=lambda _answers: _("Vara ser medlemmer og felles saker i klubben."),
    finish=finish,
    check=warning,
    steps=(
        Step("hvem", WhoStandsIn),
        Step("for", ForWhom, leans_on=("hvem",)),
        Step("lenge", HowLong),
    ),
)
