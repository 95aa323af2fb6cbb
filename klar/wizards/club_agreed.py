"""«Hva ble dere enige om?»: one line about the club, after a talk."""

from klar.actions.follow_up import agree, agreed, talks_of
from klar.actions.round_call import round_of
from klar.db import today
from klar.forms import ChoiceForm, TextForm
from klar.i18n import OSLO, _, _l, day
from klar.wizard import Answers, Step, Wizard
from klar.wizards.club_call import here
from klar.wizards.questions import number


class WhichTalk(ChoiceForm):
    """One of those I had; the page after a talk gives it."""

    question = _l("Hvem snakket du med?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(str(row.id), row.name, day(row.at.astimezone(OSLO).date(), today())) for row in talks_of(me).values()]


class Text(TextForm):
    question = _l("Hva ble dere enige om?")
    hint = _l("Skriv om klubben. Ikke skriv om medlemmer.")

    def prepare(self, me: int, answers: Answers) -> None:
        talk = number(answers["samtale"])
        self.begins = agreed([row for row in talks_of(me).values() if row.id == talk]).get(talk, "")


def finish(by: int, answers: Answers) -> str:
    agree(by, number(answers["samtale"]), answers["tekst"])
    return f"{here(round_of(by))}?lagret=0"


WIZARD = Wizard(
    name="enige",
    title=_l("Dette ble vi enige om"),
    action=_l("Lagre linjen"),
    permission="follow.call",
    who_sees=lambda _answers: _("Klubben ser ikke dette."),
    given=("samtale",),
    finish=finish,
    checked=False,
    steps=(Step("samtale", WhichTalk, counted=False), Step("tekst", Text)),
)
