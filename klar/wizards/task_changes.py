"""One question each about a task that is there: when again, who does it, how often, and the next small step."""

from datetime import date, timedelta
from typing import Any

from klar.access import listed, may
from klar.actions.task_changes import add_part, give, put_off, read_task, repeat, takers
from klar.crypto import keys
from klar.forms import ChoiceForm, DateForm, LineForm, is_date
from klar.i18n import _l
from klar.models import sealed
from klar.models.role import ROLES
from klar.models.task import RHYTHMS, to_do
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import Until, number


class WhichTask(ChoiceForm):
    """One of the person's tasks; the task's own page gives it."""

    question = _l("Hvilken oppgave gjelder det?")

    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        rows = listed(me, "task.own", to_do)
        boxes = keys.unlock(row.key for row in rows)
        self.answer.choices = [(str(row.id), sealed.get(boxes.get(row.key), "task", row).get("title", "")) for row in rows]
        if self.answer.data and may(me, "task.write", number(self.answer.data)):
            self.answer.choices.append((self.answer.data, ""))


class When(Until):
    question = _l("Når vil du se oppgaven igjen?")
    choices = (("tomorrow", _l("I morgen")), ("week", _l("Om en uke")), ("month", _l("Om en måned")), ("other", _l("Annen dato")))


class WhenDate(DateForm):
    question = _l("Hvilken dato vil du se den igjen?")
    earliest, latest = timedelta(0), timedelta(days=366 * 3)


class ToWhom(ChoiceForm):
    question = _l("Hvem skal gjøre oppgaven?")

    def prepare(self, me: int, answers: Answers) -> None:
        task = read_task(me, number(answers.get("oppgave")))
        rows = takers(me, task) if task else []
        if not rows:
            self.hint = _l("Ingen andre kan få denne oppgaven.")
        elif task.case_id:
            self.hint = _l("Bare de som ser saken, står her.")
        self.answer.choices = [(str(row.id), row.name, str(ROLES[row.role]).capitalize()) for row in rows]


class HowOften(ChoiceForm):
    question = _l("Hvor ofte skal oppgaven gjøres?")
    choices = (*((key, words) for key, words in RHYTHMS.items() if key != "quarter"), ("never", _l("Bare denne gangen")))


class NextStep(LineForm):
    question = _l("Hva er neste lille steg?")
    hint = _l("Noen få ord er nok.")


def later(by: int, answers: Answers) -> str:
    chosen = answers.get("dato") or answers["naar"]
    put_off(by, number(answers["oppgave"]), date.fromisoformat(chosen))
    return "/oppgaver"


def pass_on(by: int, answers: Answers) -> str:
    give(by, number(answers["oppgave"]), number(answers["hvem"]))
    return "/oppgaver/senere"


def again(by: int, answers: Answers) -> str:
    repeat(by, number(answers["oppgave"]), "" if answers["ofte"] == "never" else answers["ofte"])
    return f"/oppgaver/{answers['oppgave']}"


def split(by: int, answers: Answers) -> str:
    add_part(by, number(answers["oppgave"]), answers["tekst"])
    return f"/oppgaver/{answers['oppgave']}"


def _wizard(name: str, title: Any, action: Any, finish: Any, *steps: Step, who_sees: Any = "") -> Wizard:
    return Wizard(
        name=name,
        title=title,
        action=action,
        permission="task.create",
        who_sees=lambda _answers: str(who_sees),
        given=("oppgave",),
        finish=finish,
        checked=False,
        steps=(Step("oppgave", WhichTask, counted=False), *steps),
    )


LATER = _wizard(
    "utsett", _l("Se oppgaven senere"), _l("Utsett"), later,
    Step("naar", When), Step("dato", WhenDate, lambda a: "naar" in a and not is_date(a["naar"])),
)
GIVE = _wizard("gi-bort", _l("Gi oppgaven til en annen"), _l("Gi bort"), pass_on, Step("hvem", ToWhom, leans_on=("oppgave",)), who_sees=_l("Den du velger, ser oppgaven."))
AGAIN = _wizard("gjenta", _l("Gjenta oppgaven"), _l("Lagre"), again, Step("ofte", HowOften))
SPLIT = _wizard("del-opp", _l("Del opp oppgaven"), _l("Legg til steget"), split, Step("tekst", NextStep))
