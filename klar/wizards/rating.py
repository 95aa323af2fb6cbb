"""«Hvordan var det?»: three taps from whoever came; nobody sees whose answer is whose."""

from klar.access import listed
from klar.actions.gathering import rate
from klar.db import today
from klar.forms import ChoiceForm
from klar.i18n import _, _l, day
from klar.models.gathering import KINDS
from klar.models.invited import my_signups
from klar.models.ratings import QUESTIONS, VALUES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import number


class WhichOne(ChoiceForm):
    """One of those I came to; its page gives it."""

    question = _l("Hvilken samling var du på?")

    def prepare(self, me: int, answers: Answers) -> None:
        rows = [row for row in listed(me, "signup.own", my_signups) if row.came and not row.rated]
        self.answer.choices = [(str(row.signup), str(KINDS[row.kind]), day(row.held_on, today())) for row in rows]


def asked(name: str) -> Step:
    return Step(name, type(name, (ChoiceForm,), {"question": QUESTIONS[name], "choices": tuple(VALUES.items())}))


def finish(by: int, answers: Answers) -> str:
    rate(by, number(answers["samling"]), [number(answers[name]) for name in QUESTIONS])
    return f"/invitasjoner/{number(answers['samling'])}"


WIZARD = Wizard(
    name="evaluering",
    title=_l("Hvordan var det?"),
    action=_l("Send svarene"),
    permission="task.create",
    who_sees=lambda _answers: _("Ingen ser hva du svarte. De ser snittet av minst fem."),
    given=("samling",),
    finish=finish,
    checked=False,
    steps=(Step("samling", WhichOne, counted=False), *map(asked, QUESTIONS)),
)
