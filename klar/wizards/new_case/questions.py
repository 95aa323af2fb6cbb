"""The questions of «Ny sak»."""

from datetime import timedelta

from klar.db import today
from klar.deadlines import TRIGGERS
from klar.forms import ChoiceForm, DateForm, TextForm, WhenForm
from klar.i18n import _, _l
from klar.models.case.participant import officers_near_club
from klar.models.case_type import GROUPS, label_of, types_in
from klar.models.role import ROLES
from klar.wizard import Answers
from klar.wizards.new_case.answers import last_types, trigger_of
from klar.wizards.new_case.common_case import WithoutLeaders
from klar.wizards.who import SEVERAL, Several, Who, club_of


class AboutWhom(WithoutLeaders, Who):
    step = "hvem"


class AboutThese(WithoutLeaders, Several):
    def said(self, value: str) -> Answers:
        return {"hvem": SEVERAL, "medlemmer": self.data["answer"]}


class Group(WithoutLeaders, ChoiceForm):
    """The eight groups; the types used last stand first and answer the next question too."""

    question = _l("Hva handler saken om?")
    hint = _l("Velg det som ligner mest.")
    fixed = tuple(GROUPS.values())

    def said(self, value: str) -> Answers:
        return {"gruppe": value, "type": ""}

    def prepare(self, me: int, answers: Answers) -> None:
        super().prepare(me, answers)
        used = [(f"type:{key}", label_of(key), _("Sist brukt")) for key in last_types(me)]
        self.answer.choices = [*used, *GROUPS.items()]


class Kind(WithoutLeaders, ChoiceForm):
    question = _l("Hva ligner mest?")
    step = "type"

    def prepare(self, me: int, answers: Answers) -> None:
        super().prepare(me, answers)
        self.answer.choices = types_in(answers.get("gruppe", ""))


class Happened(WhenForm):
    """The date that starts the deadlines of this type, in the words of klar.deadlines."""

    question = _l("Når skjedde det?")

    def prepare(self, me: int, answers: Answers) -> None:
        trigger = trigger_of(answers)
        if trigger:
            self.question = TRIGGERS[trigger].question
            last = _("Ikke fått det ennå, eller vet ikke")
            self.answer.choices = [*self.choices[:3], ("unknown", last)]


class OtherDate(DateForm):
    question = _l("Hvilken dato var det?")
    latest = timedelta(days=366)

    def prepare(self, me: int, answers: Answers) -> None:
        trigger = trigger_of(answers)
        if trigger:
            self.question = TRIGGERS[trigger].question


class Conflict(ChoiceForm):
    question = _l("Er du eller en annen tillitsvalgt part i saken?")
    hint = _l("Part er den saken gjelder, eller noen som står nær.")
    choices = (
        ("no", _l("Nei")),
        ("self", _l("Ja, jeg"), _l("Saken går til fagforeningen, og du ser den ikke.")),
        ("other", _l("Ja, en annen tillitsvalgt"), _l("Den andre får ikke se saken.")),
    )


class ConflictWho(ChoiceForm):
    question = _l("Hvem av dem er part?")

    def prepare(self, me: int, answers: Answers) -> None:
        rows = officers_near_club(club=club_of(me, answers), today=today())
        self.answer.choices = [(str(row.id), row.name, str(ROLES[row.role]).capitalize()) for row in rows if row.id != me]


class ConsentForm(ChoiceForm):
    question = _l("Hva har medlemmet sagt ja til?")
    hint = _l("Uten ja kan du bare gi råd.")
    choices = (
        ("both", _l("Ta det opp med arbeidsgiver"), _l("Og snakke med fagforeningen.")),
        ("branch", _l("Snakke med fagforeningen")),
        ("not_asked", _l("Jeg har ikke spurt ennå")),
        ("no", _l("Ingen av delene")),
    )


class Story(TextForm):
    question = _l("Hva har skjedd?")
    hint = _l("Kort, med medlemmets ord. Skriv bare det saken trenger.")


class Wish(TextForm):
    question = _l("Hva ønsker medlemmet?")


class Urgent(ChoiceForm):
    question = _l("Haster det?")
    hint = _l("For eksempel møte snart, eller fare for helse og sikkerhet.")
    choices = (("yes", _l("Ja")), ("no", _l("Nei")), ("unknown", _l("Vet ikke")))
