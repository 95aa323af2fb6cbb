"""«Overlevering»: three questions whoever leaves answers for the next one."""

from klar.actions.club import add_record
from klar.forms import TextForm
from klar.i18n import _, _l
from klar.wizard import Answers, Step, Wizard
from klar.wizards.club_questions import WhichClub
from klar.wizards.questions import number


class First(TextForm):
    question = _l("Hva må den neste gjøre først?")
    hint = _l("Skriv saksnummer, ikke navn.")


class Call(TextForm):
    question = _l("Hvem bør den neste ringe?")
    hint = _l("For eksempel personalsjefen eller verneombudet.")


class Agreed(TextForm):
    question = _l("Hva er avtalt, men ikke skrevet ned?")
    hint = _l("For eksempel faste møter med lederen.")


def finish(by: int, answers: Answers) -> str:
    said = {"first": answers["forst"], "call": answers["ring"], "agreed": answers["avtalt"]}
    add_record(by, number(answers["klubb"]), "briefing", said, closed=True)
    return "/klubben/overlevering"


WIZARD = Wizard(
    name="overlevering",
    title=_l("Skriv til den neste"),
    action=_l("Lagre"),
    permission="club.record",
    who_sees=lambda _answers: _("Bare tillitsvalgte i klubben ser dette."),
    given=("klubb",),
    finish=finish,
    checked=False,
    steps=(Step("klubb", WhichClub, counted=False), Step("forst", First), Step("ring", Call), Step("avtalt", Agreed)),
)
