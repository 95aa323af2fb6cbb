"""«Ny avtale»: what it is called, from when and to when; what it is about and where the paper is can wait."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from klar.actions.club import add_record, change_record
from klar.forms import ChoiceForm, DateForm, LineForm, TextForm, WhenForm
from klar.i18n import _, _l
from klar.models.club import agreements
from klar.wizard import Answers, Step, Wizard
from klar.wizards.club_questions import WhichClub, WhichRecord, dated, which
from klar.wizards.questions import number


class Title(LineForm):
    question = _l("Hva heter avtalen?")
    hint = _l("For eksempel: Avtale om langturnus.")


class From(WhenForm):
    question = _l("Når er den fra?")


class FromDate(DateForm):
    question = _l("Hvilken dag er den fra?")
    latest = timedelta(days=366 * 5)


class Until(ChoiceForm):
    question = _l("Har den en siste dag?")
    hint = _l("Klar sier fra 90 dager før.")
    choices = (("other", _l("Ja, en dato")), ("open", _l("Nei, ingen siste dag")))


class UntilDate(FromDate):
    question = _l("Hva er siste dag?")
    latest = timedelta(days=366 * 20)


class About(TextForm):
    question = _l("Hva går den ut på?")
    hint = _l("Noen få ord er nok.")


class Where(LineForm):
    question = _l("Hvor er papiret?")
    hint = _l("For eksempel: i permen på kontoret.")


class WhichAgreement(WhichRecord):
    question = _l("Hvilken avtale?")
    records = staticmethod(agreements)


STEPS = (
    Step("tittel", Title),
    Step("fra", From),
    Step("fra-dato", FromDate, lambda a: a.get("fra") == "other"),
    Step("til", Until),
    Step("til-dato", UntilDate, lambda a: a.get("til") == "other"),
    Step("om", About, optional=True),
    Step("sted", Where, optional=True),
)


def said(answers: Answers) -> dict[str, Any]:
    return {"title": answers["tittel"], "about": answers.get("om", ""), "where": answers.get("sted", "")}


def days(answers: Answers) -> dict[str, Any]:
    return {"from_on": dated(answers.get("fra-dato") or answers["fra"]), "until_on": dated(answers.get("til-dato"))}


def as_answers(row: Any, told: dict[str, Any]) -> Answers:
    """What was answered, for changing it: the answers of CHANGE."""
    until = {"til": "other", "til-dato": row.until_on.isoformat()} if row.until_on else {"til": "open"}
    words = {"om": told["about"], "sted": told["where"]}
    known = {"post": f"{row.id}.{row.version}", "tittel": told["title"], "fra": row.from_on.isoformat() if row.from_on else "unknown", **until}
    return {**known, **{name: text for name, text in words.items() if text}}


def finish(by: int, answers: Answers) -> str:
    return f"/klubben/{add_record(by, number(answers['klubb']), 'agreement', said(answers), **days(answers))}"


def change(by: int, answers: Answers) -> str:
    record, version = which(answers["post"])
    change_record(by, record, version, said(answers), **days(answers))
    return f"/klubben/{record}"


WIZARD = Wizard(
    name="avtale",
    title=_l("Ny avtale"),
    action=_l("Lagre"),
    permission="club.record",
    who_sees=lambda _answers: _("Du, de andre som er valgt, og styret ser den."),
    given=("klubb",),
    finish=finish,
    steps=(Step("klubb", WhichClub, counted=False), *STEPS),
)
CHANGE = replace(
    WIZARD, name="endre-avtale", title=_l("Endre avtalen"), finish=change, given=("post",), steps=(Step("post", WhichAgreement, counted=False), *STEPS)
)
