"""The questions' order, what the receiver will see, and sending it."""

from klar.access import fetch
from klar.actions.handover import case_summary, send
from klar.i18n import _, _l
from klar.wizard import Answers, Step, Wizard
from klar.wizards.help_wanted.questions import HowMuch, Reason, Which, WhichToSend, Whom, Yes, needs_yes, unit_called
from klar.wizards.questions import number


def whole(answers: Answers) -> bool:
    return answers.get("hva") == "onward" or answers.get("mye") == "whole"


def preview(by: int, answers: Answers) -> list[tuple[str, str]]:
    """Exactly what they will see when they have taken it."""
    case = fetch(by, "case.send", number(answers["sak"]))
    shown = case_summary(case, answers["tekst"])
    return [*shown, (_("Og resten av saken"), _("Medlem, papirer, notater og oppgaver. Ikke interne utkast."))] if whole(answers) else shown


def warning(_by: int, answers: Answers) -> str:
    unit = unit_called(number(answers["til"]))
    if answers["hva"] == "onward":
        return _("Saken er din til %(unit)s tar imot. Så kan du lese den.", unit=unit)
    return _("Før noen tar imot, ser %(unit)s bare hvem som spør, og fristen.", unit=unit)


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    send(by, case, answers["hva"], number(answers["til"]), answers["tekst"], consent=answers.get("ja") == "yes", whole=whole(answers))
    return f"/saker/{case}"


WIZARD = Wizard(
    name="hjelp",
    title=_l("Be om hjelp"),
    action=_l("Send"),
    permission="task.create",
    who_sees=lambda _answers: _("De ser dette når de tar imot."),
    given=("sak",),
    finish=finish,
    check=warning,
    preview=preview,
    steps=(
        Step("sak", WhichToSend, counted=False),
        Step("hva", Which, leans_on=("sak",)),
        Step("til", Whom, leans_on=("sak", "hva")),
        Step("tekst", Reason),
        Step("mye", HowMuch, lambda answers: answers.get("hva") == "help"),
        Step("ja", Yes, needs_yes, leans_on=("sak", "til")),
    ),
)
