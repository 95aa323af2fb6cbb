"""«Del med én»: who, to read or write, for how long, and why."""

from klar.access import may
from klar.actions.share import share
from klar.db import today
from klar.forms import ChoiceForm, TextForm
from klar.i18n import _, _l, day
from klar.models.case import receivers
from klar.models.role import ROLES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import ForATime, WhichCase, last_of, number


class WhichOfMine(WhichCase):
    permission = "case.share"


class WithWhom(ChoiceForm):
    question = _l("Hvem vil du dele saken med?")
    hint = _l("Fagforeningen står her når medlemmet har sagt ja.")

    def prepare(self, me: int, answers: Answers) -> None:
        case = number(answers.get("sak"))
        rows = receivers(case=case, me=me, today=today()) if may(me, "case.share", case) else []
        if not rows:
            self.hint = _l("Ingen å velge ennå. Spør medlemmet om fagforeningen kan se saken.")
        self.answer.choices = [(str(row.id), row.name, str(ROLES[row.role]).capitalize()) for row in rows]


class ReadOrWrite(ChoiceForm):
    question = _l("Hva skal den andre kunne gjøre?")
    choices = (("read", _l("Bare lese")), ("write", _l("Lese og skrive")))


class HowLong(ForATime):
    question = _l("Hvor lenge vil du dele saken?")
    hint = _l("Du kan slutte å dele når du vil.")


class Why(TextForm):
    question = _l("Hvorfor deler du saken?")
    hint = _l("Alle som ser saken, kan lese dette.")


def warning(_by: int, answers: Answers) -> str:
    return _("Delingen varer til og med %(day)s. Så slutter den av seg selv.", day=day(last_of(answers["lenge"]), today()))


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    share(by, case, number(answers["hvem"]), answers["lov"] == "write", answers["tekst"], last_of(answers["lenge"]))
    return f"/saker/{case}"


WIZARD = Wizard(
    name="del",
    title=_l("Del med én"),
    action=_l("Del saken"),
    permission="task.create",
    who_sees=lambda _answers: _("Den du deler med, ser hele saken."),
    given=("sak",),
    finish=finish,
    check=warning,
    steps=(
        Step("sak", WhichOfMine, counted=False),
        Step("hvem", WithWhom, leans_on=("sak",)),
        Step("lov", ReadOrWrite),
        Step("lenge", HowLong),
        Step("tekst", Why),
    ),
)
