"""«Ta med en tillitsvalgt»: who in the club, and whether to read or to write."""

from klar.access import may
from klar.actions.case.participant import add_participant
from klar.db import today
from klar.forms import ChoiceForm
from klar.i18n import _, _l
from klar.models.case.share import joiners
from klar.models.role import ROLES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import number
from klar.wizards.share import ReadOrWrite, WhichOfMine


class Joins(ChoiceForm):
    question = _l("Hvem vil du ta med i saken?")
    hint = _l("Den du velger, er med til du sier stopp.")

    def prepare(self, me: int, answers: Answers) -> None:
        case = number(answers.get("sak"))
        rows = joiners(case=case, me=me, today=today()) if may(me, "case.share", case) else []
        if not rows:
            self.hint = _l("Ingen å velge. Alle er med, eller part.")
        self.answer.choices = [(str(row.id), row.name, str(ROLES[row.role]).capitalize()) for row in rows]


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    add_participant(by, case, number(answers["hvem"]), answers["lov"] == "write")
    return f"/saker/{case}/folk"


WIZARD = Wizard(
    name="deltaker",
    title=_l("Ta med en tillitsvalgt"),
    action=_l("Ta med"),
    permission="task.create",
    who_sees=lambda _answers: _("Den du tar med, ser hele saken."),
    given=("sak",),
    finish=finish,
    steps=(Step("sak", WhichOfMine, counted=False), Step("hvem", Joins, leans_on=("sak",)), Step("lov", ReadOrWrite)),
)
