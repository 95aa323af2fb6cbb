"""«Rett teksten»: one's own line, the same day in its place, later as a correction under it."""

from klar.actions.case.correction import correct, of_today, own_line
from klar.forms import TextForm
from klar.i18n import _, _l
from klar.models import sealed
from klar.wizard import Answers, Step, Wizard
from klar.wizards.lines import WhichLine, line_of
from klar.wizards.questions import WhichCase, number


class Text(TextForm):
    question = _l("Hva skal stå?")

    def prepare(self, me: int, answers: Answers) -> None:
        line, _case, box = own_line(me, number(answers["sak"]), line_of(answers["linje"])[0])
        said = sealed.get(box, "entry", line).get("text", "") if of_today(line) else ""
        if not of_today(line):
            self.question, self.hint = _("Hva er riktig?"), _("Det du skrev da, blir stående.")
        elif not said:
            self.question = _("Hva ble sagt?")
        self.begins = said


def finish(by: int, answers: Answers) -> str:
    case, (line, seen) = number(answers["sak"]), line_of(answers["linje"])
    correct(by, case, line, answers["tekst"], seen)
    return f"/saker/{case}"


WIZARD = Wizard(
    name="rettelse",
    title=_l("Rett teksten"),
    action=_l("Lagre teksten"),
    permission="task.create",
    who_sees=lambda _answers: _("De som ser saken, kan se hva som sto før."),
    given=("sak", "linje"),
    finish=finish,
    checked=False,
    steps=(Step("sak", WhichCase, counted=False), Step("linje", WhichLine, counted=False), Step("tekst", Text)),
)
