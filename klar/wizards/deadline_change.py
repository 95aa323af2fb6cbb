"""«Noe er galt med fristen»: another day holds, it is not relevant, or it was not kept. Always with why."""

from datetime import date, timedelta

from klar.access import fetch
from klar.actions.case import set_deadline
from klar.crypto import keys
from klar.db import today
from klar.deadlines import MISSED, OPEN, VOID, rule
from klar.forms import ChoiceForm, DateForm, TextForm
from klar.i18n import _, _l, day
from klar.models import sealed
from klar.models.case import deadlines
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import WhichCase, number


class Which(ChoiceForm):
    """The answer says which deadline and the date that was seen."""

    question = _l("Hvilken frist er det?")

    def prepare(self, me: int, answers: Answers) -> None:
        case = fetch(me, "case.write", number(answers.get("sak")))
        box = keys.box(case.key)
        for row in deadlines(case=case.id):
            name = rule(sealed.get(box, "deadline", row)["code"]).name
            self.answer.choices.append((f"{row.id}_{row.due_on.isoformat()}", name, day(row.due_on, today())))
        if not self.answer.choices:
            self.hint = _l("Ingen frister løper nå.")


class What(ChoiceForm):
    question = _l("Hva er galt med fristen?")

    def prepare(self, me: int, answers: Answers) -> None:
        over = seen(answers)[1] < today()
        missed = [(MISSED, _("Vi rakk den ikke"))] if over else []
        self.answer.choices = [(OPEN, _("Det skal være en annen dag")), (VOID, _("Den gjelder ikke her")), *missed]


class NewDate(DateForm):
    question = _l("Hvilken dag er riktig?")
    hint = _l("Bruk bare en senere dag hvis den er avtalt skriftlig.")
    latest = timedelta(days=366 * 21)


class Why(TextForm):
    question = _l("Hvorfor?")
    hint = _l("Alle som ser saken, kan lese dette.")


def seen(answers: Answers) -> tuple[int, date]:
    """The deadline's id, and the date it had when it was chosen."""
    chosen, _line, on = answers["frist"].partition("_")
    return number(chosen), date.fromisoformat(on)


def warning(_by: int, answers: Answers) -> str:
    if answers["hva"] == OPEN and answers["dato"] > seen(answers)[1].isoformat():
        return _("Den nye dagen er senere. Går fristen ut, kan retten gå tapt.")
    return _("Ingen blir minnet på fristen mer.") if answers["hva"] == VOID else ""


def finish(by: int, answers: Answers) -> str:
    case, on = number(answers["sak"]), answers.get("dato")
    stands = set_deadline(by, case, *seen(answers), answers["hva"], answers["tekst"], date.fromisoformat(on) if on else None)
    return f"/saker/{case}/frister/{stands}"


WIZARD = Wizard(
    name="frist",
    title=_l("Noe er galt med fristen"),
    action=_l("Lagre endringen"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser endringen."),
    given=("sak", "frist"),
    finish=finish,
    check=warning,
    steps=(
        Step("sak", WhichCase, counted=False),
        Step("frist", Which, counted=False, leans_on=("sak",)),
        Step("hva", What, leans_on=("frist",)),
        Step("dato", NewDate, lambda answers: answers.get("hva") == OPEN),
        Step("tekst", Why),
    ),
)
