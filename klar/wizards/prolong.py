"""«Fortsatt behov?»: a closed case that is about to be deleted is kept longer, with a reason."""

from typing import Any

from klar.access import listed
from klar.actions.case.ending import prolong_case
from klar.crypto import keys
from klar.forms import ChoiceForm, TextForm
from klar.i18n import _, _l
from klar.models.case.lists import closed_cases
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number, title_of

YEARS = {"one": 1, "three": 3}
SHOWN = 20  # cases to choose among; a page that knows which one gives it


class WhichClosed(WhichCase):
    def prepare(self, me: int, answers: dict[str, Any]) -> None:
        rows = [row for row in listed(me, self.permission, closed_cases) if not self.answer.data or str(row.id) == self.answer.data]
        boxes = keys.unlock(row.key for row in rows[:SHOWN])
        self.answer.choices = [(str(row.id), title_of(boxes.get(row.key), row), row.about or "") for row in rows[:SHOWN]]


class HowLong(ChoiceForm):
    question = _l("Hvor lenge trenger dere saken?")
    choices = (("one", _l("1 år til")), ("three", _l("3 år til")))


class Why(TextForm):
    question = _l("Hvorfor trenger dere saken?")
    hint = _l("Skriv bare det saken trenger.")


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    prolong_case(by, case, YEARS[answers["lenge"]], answers["hvorfor"])
    return f"/saker/{case}"


WIZARD = Wizard(
    name="lagring",
    title=_l("Behold saken lenger"),
    action=_l("Behold saken"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser dette."),
    given=("sak",),
    finish=finish,
    checked=False,
    steps=(Step("sak", WhichClosed, counted=False), Step("lenge", HowLong), Step("hvorfor", Why)),
)
