"""«Hvordan gikk samtalen?»: two taps when nobody answered, four when somebody did."""

from datetime import date, timedelta
from klar.actions.follow_up import add_contact, queue, rep
from klar.actions.round_call import next_call, round_of
from klar.forms import ChoiceForm, DateForm, is_date
from klar.i18n import _, _l
from klar.models.follow_up import MOODS, NEEDS, OUTCOMES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import Until, number


class WhichRep(ChoiceForm):
    """One of those who wait; the page one came from gives another."""

    question = _l("Hvem ringte du?")

    def prepare(self, me: int, answers: Answers) -> None:
        one = rep(me, number(self.answer.data)) if self.answer.data else None
        self.answer.choices = [(str(row.id), row.name, row.club) for row in [*queue(me), *([one] if one else [])]]


class Outcome(ChoiceForm):
    question = _l("Hvordan gikk det?")
    choices = tuple(OUTCOMES.items())


class Again(Until):
    question = _l("Når ringer du igjen?")
    choices = (("today", _l("Senere i dag")), ("tomorrow", _l("I morgen")), ("week", _l("Om en uke")))


class Mood(ChoiceForm):
    question = _l("Hvordan går det i klubben?")
    choices = tuple(MOODS.items())


class Needs(ChoiceForm):
    question = _l("Hva trenger de hjelp med?")
    choices = tuple((key or "nothing", words) for key, words in NEEDS.items())


class Meets(ChoiceForm):
    question = _l("Avtalte dere et møte?")
    choices = (("no", _l("Nei")), ("yes", _l("Ja")))


class MeetDate(DateForm):
    question = _l("Når skal dere møtes?")
    earliest, latest = timedelta(0), timedelta(days=366)


def not_reached(answers: Answers) -> bool:
    return answers.get("utfall") in ("none", "later")


def reached(answers: Answers) -> bool:
    return answers.get("utfall") == "reached"


def finish(by: int, answers: Answers) -> str:
    """To the next person at once: in the round the call was in, else among those who wait."""
    again, needs, mandate = answers.get("igjen"), answers.get("hjelp", ""), number(answers["verv"])
    in_round = round_of(by, mandate)
    made = add_contact(
        by,
        mandate,
        answers["utfall"],
        again_on=date.fromisoformat(again) if is_date(again) else None,
        mood=number(answers.get("stemning")) or None,
        needs="" if needs == "nothing" else needs,
        meet_on=date.fromisoformat(answers["dato"]) if "dato" in answers else None,
    )
    if in_round:
        next_call(by, in_round)
    return f"{here(in_round)}?lagret={made if reached(answers) else 0}"


def here(in_round: int) -> str:
    return f"/oppfolging/runder/{in_round}/ring" if in_round else "/oppfolging/ring"


WIZARD = Wizard(
    name="ring",
    title=_l("Samtale med en tillitsvalgt"),
    action=_l("Lagre samtalen"),
    permission="follow.call",
    who_sees=lambda _answers: _("Klubben ser ikke dette."),
    given=("verv", "utfall"),
    finish=finish,
    checked=False,
    steps=(
        Step("verv", WhichRep, counted=False),
        Step("utfall", Outcome, counted=False),
        Step("igjen", Again, not_reached),
        Step("stemning", Mood, reached),
        Step("hjelp", Needs, reached),
        Step("mote", Meets, reached),
        Step("dato", MeetDate, lambda a: a.get("mote") == "yes"),
    ),
)
