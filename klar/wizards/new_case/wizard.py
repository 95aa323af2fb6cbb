"""Their order, and what finishing does."""

from klar.actions.case import NewCase, open_case
from klar.actions.case.deadline import facts_of
from klar.actions.party import add_party
from klar.case_types import law_of
from klar.db import Conflict as Conflicting
from klar.db import atomic, today
from klar.deadlines import compute, in_words
from klar.i18n import _, _l
from klar.models.case_type import CASE_TYPES
from klar.wizard import Answers, Step, Wizard
from klar.wizards.new_case.answers import happened_on, kind_of, law_facts, trigger_of
from klar.wizards.new_case.common_case import left_out
from klar.wizards.new_case.own_questions import OWN, facts_in
from klar.wizards.new_case.questions import (
    AboutThese,
    AboutWhom,
    Conflict,
    ConflictWho,
    ConsentForm,
    Group,
    Happened,
    Kind,
    OtherDate,
    Story,
    Urgent,
    Wish,
)
from klar.wizards.questions import number
from klar.wizards.who import SEVERAL, about_club, club_of, members_of, still_mine


def finish(by: int, answers: Answers) -> str:
    if left_out(by, answers) or not still_mine(by, answers):
        raise Conflicting  # the register has made somebody a leader-member since, or moved them, or the one who asks
    trigger, on = trigger_of(answers), happened_on(answers)
    new = NewCase(
        kind=kind_of(answers),
        unit=club_of(by, answers),
        members=tuple(members_of(answers)),
        happened=answers.get("hendt", ""),
        wish=answers.get("onske", ""),
        urgent=answers.get("haster") == "yes" or CASE_TYPES[kind_of(answers)].urgent,
        trigger=(trigger, on) if trigger and on else None,
        consent=answers.get("samtykke", ""),
        law=law_facts(answers),
        facts=facts_in(answers),
    )
    with atomic():
        case = open_case(by, new)
        for officer in {"self": (by,), "other": (number(answers.get("part")),)}.get(answers["inhabil"], ()):
            add_party(by, case.id, "close", officer=officer)  # and the way round, when it is the one who has it
    return "/sendt" if answers["inhabil"] == "self" else f"/saker/{case.id}"


def warning(_by: int, answers: Answers) -> str:
    """The first deadline the case will have, before it is opened."""
    trigger, on = trigger_of(answers), happened_on(answers)
    facts = facts_of({"type": kind_of(answers), "law": law_facts(answers) | law_of(facts_in(answers))})
    dues = [due for due in compute(trigger, on, facts) if due.kind == "hard"] if trigger and on else []
    return f"{in_words(dues[0].due_on, today())}. {dues[0].name}." if dues else ""


def who_sees(answers: Answers) -> str:
    """As klar.access.policy has it when the case has just been opened."""
    if answers.get("inhabil") == "self":
        return _("Fagforeningen får saken. Du ser den ikke.")
    if CASE_TYPES[kind_of(answers)].audience == "board":
        return _("Du, klubbleder, nestleder og hovedtillitsvalgt ser saken.")
    return _("Bare du ser saken. Du kan be fagforeningen om hjelp.")


WIZARD = Wizard(
    name="sak",
    title=_l("Ny sak"),
    action=_l("Opprett saken"),
    permission="case.create",
    who_sees=who_sees,
    guided_at="dato",
    guide=kind_of,
    given=("hvem",),
    finish=finish,
    check=warning,
    steps=(
        Step("hvem", AboutWhom),
        Step("medlemmer", AboutThese, lambda a: a.get("hvem") == SEVERAL, complete=lambda value: value["done"]),
        Step("gruppe", Group),
        Step("type", Kind, lambda a: not str(a.get("gruppe", "")).startswith("type:"), leans_on=("gruppe",)),
        Step("dato", Happened, leans_on=("gruppe", "type")),
        Step("annen-dato", OtherDate, lambda a: a.get("dato") == "other", leans_on=("gruppe", "type")),
        Step("inhabil", Conflict),
        Step("part", ConflictWho, lambda a: a.get("inhabil") == "other", leans_on=("hvem",)),
        Step("samtykke", ConsentForm, lambda a: not about_club(a)),
        Step("hendt", Story, optional=True),
        Step("onske", Wish, lambda a: not about_club(a), optional=True),
        Step("haster", Urgent, optional=True),
        *OWN,
    ),
)
