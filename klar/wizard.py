"""Wizards: a list of questions that ends in an action. Knows no domain.

After each answer the next page is the first gap on the path, else the check page; answers off the path are dropped.
That one rule gives resume, change-and-return, no skipping ahead and no stale answers.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from klar.forms import Form

Answers = dict[str, Any]


def always(_answers: Any) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """One question. `name` stands in the address and is the answer's key. An `optional` one is offered on the check
    page but never holds anybody up; one that is not `counted` is mostly known from the page one came from. What is asked
    may hang on the answers: then `form` makes the form from them."""

    name: str
    form: type[Form] | Callable[[Answers], type[Form]]
    applies: Callable[[Answers], bool] = always
    optional: bool = False
    counted: bool = True
    leans_on: tuple[str, ...] = ()  # questions whose answer this one's choices or wording come from
    complete: Callable[[Any], bool] = always  # False for an answer that is still being put together

    def form_of(self, answers: Answers) -> type[Form]:
        return self.form if isinstance(self.form, type) else self.form(answers)

    def answered(self, answers: Answers) -> bool:
        return self.name in answers and self.complete(answers[self.name])


@dataclass(frozen=True)
class Wizard:
    """`finish(by, answers)` does what the wizard is for and returns the address of what came of it.

    `given` are answers another page may start it with (a member's card: who it is about); each is checked as an answer.
    """

    name: str
    title: str
    steps: tuple[Step, ...]
    finish: Callable[[int, Answers], str]
    permission: str
    action: str
    fresh: bool = False  # whether it asks for a sign-in from just now
    ahead: Callable[[int, Answers], Answers] = field(default=lambda _by, answers: answers)  # what takes long, while nobody waits to write
    given: tuple[str, ...] = ()
    checked: bool = True  # whether a check page comes before it is done
    who_sees: Callable[[Answers], str] = field(default=lambda _answers: "")  # in words, by what is answered
    guided_at: str = ""  # the question where an article is offered
    guide: Callable[[Answers], str] = field(default=lambda _answers: "")  # on which type of case
    check: Callable[[int, Answers], str] = field(default=lambda _by, _answers: "")  # what the check page warns of
    preview: Callable[[int, Answers], list[tuple[str, str]]] = field(default=lambda _by, _answers: [])  # what others will see, each with a label

    def asks(self, name: str) -> bool:
        """Whether one of its questions has this name."""
        return any(step.name == name for step in self.steps)

    def path(self, answers: Answers) -> list[Step]:
        """The questions that apply, each judged by the answers before it only."""
        seen: Answers = {}
        steps = []
        for step in self.steps:
            if step.applies(seen):
                steps.append(step)
                if step.name in answers:
                    seen[step.name] = answers[step.name]
        return steps

    def kept(self, answers: Answers) -> Answers:
        """The answers that the path still asks for."""
        return {step.name: answers[step.name] for step in self.path(answers) if step.name in answers}

    def put(self, answers: Answers, step: Step, value: Any) -> Answers:
        """The answers with this one given. When it is another than before, those that lean on it are asked anew."""
        changed = step.name in answers and answers[step.name] != value
        leaning = {s.name for s in self.steps if changed and step.name in s.leans_on}
        return self.kept({**{k: v for k, v in answers.items() if k not in leaning}, step.name: value})

    def settled(self, step: Step) -> bool:
        """Whether it is known how many questions there are: none after this one hangs on an answer."""
        return all(later.applies is always for later in self.steps[self.steps.index(step) + 1 :])

    def gap(self, answers: Answers) -> Step | None:
        """The first question that must be answered and is not."""
        return next((s for s in self.path(answers) if not s.optional and not s.answered(answers)), None)

    def step(self, name: str, answers: Answers) -> Step | None:
        """The question by its name, when the person may be there: answered before, optional, or the first gap."""
        gap = self.gap(answers)
        for step in self.path(answers):
            if step.name == name:
                return step
            if step is gap:
                return None
        return None

    def number(self, step: Step, answers: Answers) -> tuple[int, int]:
        """Which question this is, and of how many that must be answered on this path."""
        asked = [s for s in self.path(answers) if (s.counted and not s.optional) or s is step]
        return asked.index(step) + 1, len(asked)

    def before(self, step: Step, answers: Answers) -> Step | None:
        """The question before this one, where Tilbake leads."""
        path = [s for s in self.path(answers) if not s.optional or s is step]
        place = path.index(step)
        return path[place - 1] if place else None
