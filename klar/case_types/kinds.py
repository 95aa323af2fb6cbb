"""What a type of case is made of, beside its name: what to ask, what the law says, what one usually does.

All of it is Klar's own words; domain.md § 2.4 has the facts, the law was read on the day each sentence says."""

from dataclasses import dataclass, field
from datetime import date

from klar.deadlines.rule import READ_ON, UNREVIEWED
from klar.i18n import _l

UNKNOWN = "unknown"
YES_NO = (("yes", _l("Ja")), ("no", _l("Nei")))


@dataclass(frozen=True)
class Question:
    """One first fact. Never a diagnosis, never somebody's name.

    name     the key it is kept by; one of klar.deadlines.FACTS when deadlines are counted by it
    kind     choice, date or line (a few words); each can also be answered «vet ikke»
    choices  (value, label) of a choice
    one      asked only in a case about one member
    early    offered while the case is being opened; the others on «Om saken»
    ahead    a date that may be one to come
    """

    name: str
    text: str
    kind: str = "choice"
    choices: tuple[tuple[str, str], ...] = YES_NO
    hint: str = ""
    one: bool = False
    early: bool = False
    ahead: bool = False


@dataclass(frozen=True)
class Law:
    """One or two plain sentences, and where they stand. `reviewer` is who has checked them."""

    text: str
    source: str
    read_on: date = READ_ON
    reviewer: str = field(default_factory=lambda: UNREVIEWED)  # a lazy text is no plain default


@dataclass(frozen=True, kw_only=True)
class Guide:
    """One type of case. `deadlines` are codes of klar.deadlines.RULES, `papers` keys of PAPERS."""

    asks: tuple[Question, ...] = ()
    laws: tuple[Law, ...]
    deadlines: tuple[str, ...] = ()
    steps: tuple[str, ...]
    papers: tuple[str, ...]
    help_when: tuple[str, ...]


def yes(name: str, text: str, **more: object) -> Question:
    return Question(name, text, **more)


def one_of(name: str, text: str, *choices: tuple[str, str], **more: object) -> Question:
    return Question(name, text, choices=choices, **more)


def day(name: str, text: str, **more: object) -> Question:
    return Question(name, text, "date", (), **more)


def words(name: str, text: str, **more: object) -> Question:
    return Question(name, text, "line", (), **more)
