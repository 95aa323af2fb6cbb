"""«Nytt nettverk»: its name, who coordinates it, how much and how long, and branch after branch."""

from datetime import date
from functools import partial

from klar.actions.network import candidates, free_branches, make_network
from klar.db import today
from klar.forms import AnswerField, ChoiceForm, LineForm, is_date
from klar.i18n import _, _l, day
from klar.models.network import SHARES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import number

MOST = 12  # branches


class Name(LineForm):
    question = _l("Hva heter nettverket?")


class Who(ChoiceForm):
    question = _l("Hvem er koordinator?")
    hint = _l("Koordinatoren får følge opp klubbene.")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(str(row.id), row.name) for row in candidates(me)]
        if not self.answer.choices:
            self.hint = _l("Kretsen har ingen koordinator i registeret.")


class Percent(ChoiceForm):
    question = _l("Hvor stor stilling er det?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(str(share), _("%(share)s prosent", share=share)) for share in SHARES]


class LastDay(AnswerField):
    """Kept as the date itself."""

    YEARS = {"year": 1, "two": 2}

    def process_formdata(self, values: list[str]) -> None:
        super().process_formdata(values)
        if self.data in self.YEARS:
            self.data = date(today().year + self.YEARS[self.data], today().month, min(today().day, 28)).isoformat()

    def pre_validate(self, form: ChoiceForm) -> None:
        if not is_date(self.data):
            super().pre_validate(form)


class HowLong(ChoiceForm):
    question = _l("Hvor lenge varer det?")
    hint = _l("Du kan avslutte når du vil.")
    answer = LastDay()
    choices = (("year", _l("Ett år")), ("two", _l("To år")), ("open", _l("Til noen avslutter det")))

    def shown(self, value: str) -> str:
        return day(date.fromisoformat(value), today()) if is_date(value) else super().shown(value)


class Branch(ChoiceForm):
    """One that is free, and not among those before it."""

    question = _l("Hvilken fagforening er med?")
    others: tuple[tuple[str, str], ...] = ()
    place = 1

    def prepare(self, me: int, answers: Answers) -> None:
        chosen, own = chosen_before(answers, self.place), self.answer.data
        county = next((row.county for row in candidates(me) if str(row.id) == answers.get("hvem")), None)
        rows = [row for row in free_branches(me) if row.parent_id == county and (str(row.id) not in chosen or str(row.id) == own)]
        self.answer.choices = [*self.others, *((str(row.id), row.name) for row in rows)]


class NextBranch(Branch):
    question = _l("Hvem er også med?")
    others = (("no", _l("Det var alle")),)


def name(place: int) -> str:
    return f"gren-{place}"


def chosen_before(answers: Answers, place: int) -> list[str]:
    return [answers[name(one)] for one in range(1, place) if name(one) in answers]


def goes_on(place: int, answers: Answers) -> bool:
    return place == 1 or answers.get(name(place - 1), "no") != "no"


def branch(place: int) -> Step:
    form = type(f"Branch{place}", (NextBranch if place > 1 else Branch,), {"place": place})
    return Step(name(place), form, partial(goes_on, place), leans_on=("hvem", *(name(one) for one in range(1, place))))


def finish(by: int, answers: Answers) -> str:
    chosen = [number(one) for one in chosen_before(answers, MOST + 1) if one != "no"]
    until = date.fromisoformat(answers["lenge"]) if is_date(answers["lenge"]) else None
    made = make_network(by, answers["navn"], number(answers["hvem"]), number(answers["prosent"]), until, chosen)
    return f"/nettverk/{made}"


WIZARD = Wizard(
    name="nettverk",
    title=_l("Nytt nettverk"),
    action=_l("Lag nettverket"),
    permission="network.make",
    fresh=True,
    who_sees=lambda _answers: _("Styrene i fagforeningene ser nettverket."),
    finish=finish,
    steps=(Step("navn", Name), Step("hvem", Who), Step("prosent", Percent), Step("lenge", HowLong), *map(branch, range(1, MOST + 1))),
)
