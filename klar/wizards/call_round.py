"""«Ny ringerunde»: its name, whom to call, and what to ask. And what to ask changed, before the round or in the midst of it."""

from klar.actions.call_round import begin_round, change_guide, homes
from klar.i18n import _, _l
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import number
from klar.wizards.round_questions import Guide, Name, NewGuide, Rests, Target, WhichHome, WhichRound, asked


def begin(by: int, answers: Answers) -> str:
    unit = number(answers.get("enhet")) or homes(by)[0][0]
    return f"/oppfolging/runder/{begin_round(by, unit, answers['navn'], answers['hvem'], answers['tekst'], number(answers.get('ro', Rests.known)))}"


def change(by: int, answers: Answers) -> str:
    call_round, version = asked(answers["runde"])
    change_guide(by, call_round, version, answers["tekst"])
    return f"/oppfolging/runder/{call_round}"


BEGIN = Wizard(
    name="ringerunde",
    title=_l("Ny ringerunde"),
    action=_l("Lag runden"),
    permission="follow.call",
    who_sees=lambda _answers: _("De som følger opp sammen med deg, ser runden."),
    given=("enhet",),
    finish=begin,
    steps=(Step("enhet", WhichHome, optional=True, counted=False), Step("navn", Name), Step("hvem", Target), Step("tekst", Guide), Step("ro", Rests, optional=True)),
)
GUIDE = Wizard(
    name="samtaleguide",
    title=_l("Hva vi spør om"),
    action=_l("Lagre punktene"),
    permission="follow.call",
    who_sees=lambda _answers: _("De som følger opp sammen med deg, ser runden."),
    given=("runde",),
    finish=change,
    checked=False,
    steps=(Step("runde", WhichRound, counted=False), Step("tekst", NewGuide)),
)
