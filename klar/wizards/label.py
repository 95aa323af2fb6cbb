"""«Merk linja» and «Merk saken»: with what, and for an order of silence whose it is and since when."""

from klar.access import fetch
from klar.actions.case.label import mark_case, mark_line
from klar.forms import ChoiceForm, DateForm, LineForm, WhenForm, is_date
from klar.i18n import _, _l
from klar.models.label import LABELS
from klar.wizard import Answers, Step, Wizard
from klar.wizards.lines import WhichLine, line_of
from klar.wizards.questions import WhichCase, number


class AnyLine(WhichLine):
    """Asked by nobody: a line's own page says which. Without it the whole case is marked."""

    def prepare(self, me: int, answers: Answers) -> None:
        super().prepare(me, answers)
        line, case = line_of(self.answer.data)[0], number(answers.get("sak"))
        if line and fetch(me, "entry.read", line).case_id == case:
            self.answer.choices.append((self.answer.data, ""))


NOTES = {
    "health": _l("Er ikke med når saken deles eller sendes."),
    "crime": _l("Er ikke med når saken deles eller sendes."),
    "whistle": _l("Merket sier at det er et varsel."),
    "secret": _l("Alle som leser, får se det."),
}
CASE_NOTES = {
    "health": _l("Vi spør om helse når saken er ferdig."),
    "crime": _l("Alle som leser saken, får se det."),
    "whistle": _l("Bare de som er med i saken, ser den."),
    "secret": _l("Alle som leser saken, får se det."),
}


class What(ChoiceForm):
    question = _l("Hva handler det om?")

    def prepare(self, me: int, answers: Answers) -> None:
        notes = NOTES if answers.get("linje") else CASE_NOTES
        self.answer.choices = [(name, str(word), str(notes[name])) for name, word in LABELS.items()]


class Source(LineForm):
    question = _l("Hvem har pålagt taushet?")
    hint = _l("For eksempel ledelsen, eller en lov.")


class Since(WhenForm):
    question = _l("Fra hvilken dag?")
    choices = WhenForm.choices[:3]


class SinceDate(DateForm):
    question = _l("Fra hvilken dato?")


def finish(by: int, answers: Answers) -> str:
    case, line, label = number(answers["sak"]), line_of(answers.get("linje"))[0], answers["hva"]
    day = answers.get("dato")
    about = {"source": answers["kilde"], "on": day if is_date(day) else answers["annen-dato"]} if label == "secret" else {}
    if line:
        mark_line(by, case, line, label, about)
        return f"/saker/{case}/linjer/{line}"
    mark_case(by, case, label, about)
    return f"/saker/{case}"


def silent(answers: Answers) -> bool:
    return answers.get("hva") == "secret"


WIZARD = Wizard(
    name="merke",
    title=_l("Merk saken"),
    action=_l("Lagre merket"),
    permission="task.create",
    who_sees=lambda _answers: _("De som ser saken, ser merket."),
    given=("sak", "linje"),
    finish=finish,
    checked=False,
    steps=(
        Step("sak", WhichCase, counted=False),
        Step("linje", AnyLine, optional=True, counted=False),
        Step("hva", What, leans_on=("linje",)),
        Step("kilde", Source, silent),
        Step("dato", Since, silent),
        Step("annen-dato", SinceDate, lambda a: silent(a) and a.get("dato") == "other"),
    ),
)
