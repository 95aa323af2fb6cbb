"""«Lag et papir»: which one, and then only what the case does not say. The rest stands on the check page and can be changed."""

from typing import Any

from klar.actions.case.paper import keep_paper, print_paper
from klar.i18n import _, _l
from klar.papers import FACTS, needed
from klar.wizard import Answers, Step, Wizard
from klar.wizards.paper_questions import Language, WhichPaper, asking
from klar.wizards.questions import WhichCase, number

SIGNED = ("drofting", "forhandling", "enighet")  # both sides sign these


class FromCase(Step):
    """A question that the case may have answered: then nobody is held up by it, but it stands on the check page."""

    def known(self, answers: Answers) -> bool:
        return self.name in answers.get("papir", {}).get("known", {})

    def answered(self, answers: Answers) -> bool:
        return self.known(answers) or super().answered(answers)


class PaperWizard(Wizard):
    """Counts and goes back through what was asked, not through what the case knew."""

    def asked(self, answers: Answers) -> list[Step]:
        return [s for s in super().path(answers) if not isinstance(s, FromCase) or s.name in answers or not s.known(answers)]

    def number(self, step: Step, answers: Answers) -> tuple[int, int]:
        asked = [s for s in self.asked(answers) if s.counted and s is not step]
        return len([s for s in asked if self.steps.index(s) < self.steps.index(step)]) + 1, len(asked) + 1

    def before(self, step: Step, answers: Answers) -> Step | None:
        earlier = [s for s in self.asked(answers) if self.steps.index(s) < self.steps.index(step)]
        return earlier[-1] if earlier else None


def facts_of(answers: Answers) -> dict[str, Any]:
    """What the paper says: what the case knew when the paper was chosen, unless somebody has answered otherwise."""
    return answers["papir"]["known"] | typed(answers)


def typed(answers: Answers) -> Answers:
    return {key: value for key, value in answers.items() if key in FACTS or key == "maal"}


def asks(key: str) -> Any:
    return lambda answers: "papir" in answers and key in needed(answers["papir"]["name"], facts_of(answers)["maal"], facts_of(answers))


def ahead(by: int, answers: Answers) -> Answers:
    """Printing takes longer than anybody may wait for a turn to write."""
    chosen = answers["papir"]
    return answers | {"printed": print_paper(by, number(answers["sak"]), chosen["name"], chosen["known"], typed(answers))}


def finish(by: int, answers: Answers) -> str:
    case = number(answers["sak"])
    return f"/saker/{case}/papirer/{keep_paper(by, case, answers['printed'], answers['papir']['replaces'])}"


def warning(_by: int, answers: Answers) -> str:
    return _("Skriv ikke under på noe du er uenig i.") if answers["papir"]["name"] in SIGNED else ""


WIZARD = PaperWizard(
    name="papir",
    title=_l("Lag et papir"),
    action=_l("Lag papiret"),
    permission="task.create",
    who_sees=lambda _answers: _("Alle som ser saken, ser papiret."),
    given=("sak",),
    ahead=ahead,
    finish=finish,
    check=warning,
    steps=(
        Step("sak", WhichCase, counted=False),
        Step("papir", WhichPaper, leans_on=("sak",)),
        FromCase("maal", Language),
        *(FromCase(key, asking(key), asks(key)) for key in FACTS),
    ),
)
