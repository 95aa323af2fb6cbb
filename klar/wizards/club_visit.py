"""«Møte med klubben»: the list of one level to remember by, and at the end what both will do."""

from datetime import date
from functools import partial
from itertools import takewhile

from klar.access import listed
from klar.actions.club_visit import Agreed, agreed_last, club_reps, keep_visit
from klar.db import today
from klar.forms import ChoiceForm, LineForm, is_date
from klar.i18n import _, _l
from klar.models.club_tasks import CLUB_TASKS, LEVELS, REPLIES
from klar.models.follow_up import clubs_by_silence
from klar.models.role import ROLES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import Until, number

MOST = 3  # steps; more than that nobody remembers


class WhichClub(ChoiceForm):
    question = _l("Hvilken klubb møter du?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(str(row.id), row.name) for row in listed(me, "follow.read", clubs_by_silence, most=200)]


class WhichLevel(ChoiceForm):
    question = _l("Hvilke oppgaver vil du gå gjennom?")
    hint = _l("Listen er et forslag. Klubben ser den ikke.")
    choices = tuple((str(level), words) for level, words in LEVELS.items())

    def prepare(self, me: int, answers: Answers) -> None:
        """The next meeting begins where the last one ended."""
        if before := agreed_last(me, number(answers.get("klubb"))):
            told = (_("%(step)s (gjort)", step=one["text"]) if one["done"] else one["text"] for one in before)
            self.hint = _("Sist ble dere enige om: %(steps)s.", steps="; ".join(text.rstrip(".") for text in told))


class First(LineForm):
    question = _l("Hva ble dere enige om?")
    hint = _l("Det blir en oppgave. Begge ser den.")


class Next(First):
    question = _l("Hva mer ble dere enige om?")


class Who(ChoiceForm):
    question = _l("Hvem gjør det?")

    def prepare(self, me: int, answers: Answers) -> None:
        reps = {row.officer_id: row for row in club_reps(me, number(answers.get("klubb")))}
        self.answer.choices = [(str(id), row.name, str(ROLES[row.role]).capitalize()) for id, row in reps.items() if id != me]
        self.answer.choices.append((str(me), str(_l("Jeg gjør det"))))


class When(Until):
    question = _l("Når skal det være gjort?")
    choices = (("week", _l("Om en uke")), ("month", _l("Om en måned")), ("open", _l("Ingen dato")))


class More(ChoiceForm):
    question = _l("Ble dere enige om noe mer?")
    choices = (("no", _l("Nei, det var alt")), ("yes", _l("Ja")))


def task(code: str) -> Step:
    form = type(code, (ChoiceForm,), {"question": CLUB_TASKS[code].question, "choices": tuple(REPLIES.items())})
    return Step(code.lower(), form, lambda a: a.get("niva") == str(CLUB_TASKS[code].level))


def goes_on(place: int, answers: Answers) -> bool:
    """Whether there is one more step than `place`."""
    return place == 0 or answers.get(f"mer-{place}") == "yes"


def agreement(place: int) -> list[Step]:
    applies = partial(goes_on, place)
    own = [Step(f"steg-{place + 1}", Next if place else First, applies), Step(f"hvem-{place + 1}", Who, applies), Step(f"naar-{place + 1}", When, applies)]
    return [*own, *([Step(f"mer-{place + 1}", More, applies)] if place + 1 < MOST else [])]


def agreed(answers: Answers) -> list[Agreed]:
    places = takewhile(lambda place: f"steg-{place}" in answers, range(1, MOST + 1))
    days = {place: answers[f"naar-{place}"] for place in places}
    return [Agreed(answers[f"steg-{place}"], number(answers[f"hvem-{place}"]), date.fromisoformat(day) if is_date(day) else None) for place, day in days.items()]


def finish(by: int, answers: Answers) -> str:
    replies = {code: answers[code.lower()] for code in CLUB_TASKS if code.lower() in answers}
    keep_visit(by, number(answers["klubb"]), replies, agreed(answers))
    return f"/oppfolging/klubber/{answers['klubb']}"


WIZARD = Wizard(
    name="klubbsamtale",
    title=_l("Møte med klubben"),
    action=_l("Lagre møtet"),
    permission="follow.call",
    who_sees=lambda _answers: _("Klubben ser bare det dere ble enige om."),
    given=("klubb",),
    finish=finish,
    steps=(Step("klubb", WhichClub, counted=False), Step("niva", WhichLevel), *map(task, CLUB_TASKS), *(step for place in range(MOST) for step in agreement(place))),
)
