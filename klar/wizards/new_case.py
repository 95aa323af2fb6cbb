"""«Ny sak»: the eight first questions of domain.md § 2.1, each asked only where it applies.

What can be answered with a tap comes first; what takes writing is offered on the check page and holds nobody up.
"""

from datetime import date, timedelta

from klar.access import listed
from klar.actions.case import NewCase, open_case
from klar.actions.handover import place
from klar.crypto import keys
from klar.db import atomic, today
from klar.deadlines import TRIGGERS, compute, in_words, rules_for_type
from klar.forms import ChoiceForm, DateForm, TextForm, WhenForm, is_date
from klar.i18n import _, _l
from klar.models import sealed
from klar.models.case import recent_types
from klar.models.case_type import CASE_TYPES, GROUPS, label_of, types_in
from klar.models.member import jobs
from klar.models.officer import club_officers
from klar.wizard import Answers, Step, Wizard
from klar.wizards.questions import number
from klar.wizards.who import SEVERAL, Several, Who, about_club, club_of, clubs_of, members_of


class Group(ChoiceForm):
    """The eight groups; the types used last stand first and answer the next question too."""

    question = _l("Hva handler saken om?")
    hint = _l("Velg det som ligner mest.")

    def prepare(self, me: int, answers: Answers) -> None:
        used = [(f"type:{key}", label_of(key), _("Brukt sist")) for key in last_types(me)]
        self.answer.choices = [*used, *GROUPS.items()]


class Kind(ChoiceForm):
    question = _l("Hva ligner mest?")

    def prepare(self, me: int, answers: Answers) -> None:
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
    question = _l("Er du eller noen nær deg part i saken?")
    hint = _l("Den som er part, skal ikke se saken.")
    choices = (
        ("no", _l("Nei")),
        ("self", _l("Ja, jeg"), _l("Da går saken til fagforeningen.")),
        ("other", _l("Ja, en annen tillitsvalgt")),
    )


class ConflictWho(ChoiceForm):
    question = _l("Hvem av dem er part?")

    def prepare(self, me: int, answers: Answers) -> None:
        self.answer.choices = [(str(row.id), row.name) for row in club_officers(club=club_of(me, answers), today=today()) if row.id != me]


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
    hint = _l("Et møte de neste dagene, helse eller sikkerhet.")
    choices = (("yes", _l("Ja")), ("no", _l("Nei")), ("unknown", _l("Vet ikke")))


def last_types(me: int) -> list[str]:
    rows = listed(me, "case.read", recent_types)
    boxes = keys.unlock(row.key for row in rows)
    used = [sealed.get(boxes.get(row.key), "case", row).get("type") for row in rows]
    return [key for key in dict.fromkeys(used) if key in CASE_TYPES][:2]


def kind_of(answers: Answers) -> str:
    return answers.get("type") or str(answers.get("gruppe", "")).removeprefix("type:")


def trigger_of(answers: Answers) -> str:
    kinds = rules_for_type(kind_of(answers)) if kind_of(answers) in CASE_TYPES else []
    return kinds[0] if kinds else ""


def happened_on(answers: Answers) -> date | None:
    value = answers.get("annen-dato") or answers.get("dato")
    return date.fromisoformat(value) if is_date(value) else None


def law_facts(answers: Answers) -> dict[str, bool]:
    """What the register knows that changes the deadlines: the state has its own law (statsansatteloven)."""
    known = [job for member in members_of(answers) for job in jobs(member=member, today=today())]
    return {"state_employee": True} if any(job.tariff_area == "STAT" for job in known) else {}


def finish(by: int, answers: Answers) -> str:
    trigger, on = trigger_of(answers), happened_on(answers)
    conflicts = {"self": (by,), "other": (number(answers.get("part")),)}.get(answers["inhabil"], ())
    new = NewCase(
        kind=kind_of(answers),
        unit=club_of(by, answers),
        members=tuple(members_of(answers)),
        happened=answers.get("hendt", ""),
        wish=answers.get("onske", ""),
        urgent=answers.get("haster") == "yes" or CASE_TYPES[kind_of(answers)].urgent,
        trigger=(trigger, on) if trigger and on else None,
        consent=answers.get("samtykke", ""),
        conflicts=conflicts,
        law=law_facts(answers),
    )
    with atomic():
        case = open_case(by, new)
        if answers["inhabil"] == "self":
            above = next(mandate.above for mandate in clubs_of(by) if mandate.unit == new.unit)
            place(by, case, "onward", above, _("Den som meldte saken, er part i den."), consent=False, rule="party")
            return "/sendt"
    return f"/saker/{case.id}"


def warning(_by: int, answers: Answers) -> str:
    """The first deadline the case will have, before it is opened."""
    trigger, on = trigger_of(answers), happened_on(answers)
    facts = {"case_type": kind_of(answers), **law_facts(answers)}
    dues = [due for due in compute(trigger, on, facts) if due.kind == "hard"] if trigger and on else []
    return f"{in_words(dues[0].due_on, today())}. {dues[0].name}." if dues else ""


WIZARD = Wizard(
    name="sak",
    title=_l("Ny sak"),
    action=_l("Opprett saken"),
    permission="case.create",
    who_sees=_l("Bare du ser saken. Du kan be fagforeningen om hjelp."),
    given=("hvem",),
    finish=finish,
    check=warning,
    steps=(
        Step("hvem", Who),
        Step("medlemmer", Several, lambda a: a.get("hvem") == SEVERAL, complete=lambda value: value["done"]),
        Step("gruppe", Group),
        Step("type", Kind, lambda a: not str(a.get("gruppe", "")).startswith("type:")),
        Step("dato", Happened),
        Step("annen-dato", OtherDate, lambda a: a.get("dato") == "other"),
        Step("inhabil", Conflict),
        Step("part", ConflictWho, lambda a: a.get("inhabil") == "other"),
        Step("samtykke", ConsentForm, lambda a: not about_club(a)),
        Step("hendt", Story, optional=True),
        Step("onske", Wish, lambda a: not about_club(a), optional=True),
        Step("haster", Urgent, optional=True),
    ),
)
