"""What a lesson is made of: a few cards of one thing each, and a question. About three minutes.

All of it is Klar's own words; what it says of the law agrees with klar.deadlines and klar.case_types, and nobody has checked it yet."""

from dataclasses import dataclass, field
from datetime import date

from klar.deadlines.rule import READ_ON, UNREVIEWED


@dataclass(frozen=True)
class Card:
    title: str
    text: str  # at most forty words


@dataclass(frozen=True)
class Answer:
    """`said` is what one is told after choosing it: kindly, and why."""

    text: str
    said: str
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One lesson. Whoever changes what it says gives it the next `version`: those who finished it are offered it again.

    audience  whom it is for: reps, board or helpers (klar.models.lesson.AUDIENCES)
    types     the types of case where it is offered, as in klar.case_types.GUIDES
    wizards   the wizards where it is
    rules     codes of klar.deadlines.RULES whose length it tells
    source    where in the law it stands; empty when it is good practice alone
    """

    key: str
    title: str
    cards: tuple[Card, ...]
    question: str
    answers: tuple[Answer, ...]
    audience: str = "reps"
    types: tuple[str, ...] = ()
    wizards: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    source: str = ""
    version: int = 1
    read_on: date = READ_ON
    reviewer: str = field(default_factory=lambda: UNREVIEWED)  # a lazy text is no plain default

    def choices(self) -> dict[str, Answer]:
        """The answers by the letter that stands for them."""
        return dict(zip("abc", self.answers, strict=False))
