"""A deadline rule as data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from klar.deadlines.calendar import REACH
from klar.deadlines.facts import Condition, Situation, always
from klar.i18n import _l

READ_ON = date(2026, 5, 2)  # the snapshot of the statutes the rules were read in
AGREEMENTS_READ = date(2026, 11, 21)  # hovedavtaler are no statutes: read on the web, and less sure
AML_2006 = date(2006, 1, 1)  # arbeidsmiljøloven took force; the paragraph is unchanged since
UNREVIEWED = _l("Ikke kontrollert ennå")


@dataclass(frozen=True)
class Span:
    """A length and its unit (a key of REACH). Negative counts back. The length may depend on the situation."""

    length: int | Callable[[Situation], int]
    unit: str

    def reach(self, start: date, situation: Situation) -> date:
        length = self.length if isinstance(self.length, int) else self.length(situation)
        return REACH[self.unit](start, length)


def days(length: int) -> tuple[Span]:
    return (Span(length, "days"),)


def weeks(length: int) -> tuple[Span]:
    return (Span(length, "weeks"),)


def months(length: int) -> tuple[Span]:
    return (Span(length, "months"),)


def years(length: int) -> tuple[Span]:
    return (Span(length, "years"),)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One deadline, or one thing worth saying that no date can be counted for (no triggers).

    code        "F02", or "F26a" when one code of the list holds several deadlines
    name        what to do, in the imperative; the deadline's title
    consequence what may happen when it is missed
    triggers    the kinds of event it is counted from
    count       spans, one after the other
    applies     when it is counted at all
    told_by     a fact holding the date the first span ends, which is then not counted
    acts        who must act: member, employer, parties, union, nav
    kind        hard: ours to keep; watch: somebody else's duty, or good to know
    extends     the law itself moves an end on a weekend or holiday to the next working day (dl § 149, fl § 29,
                fvl § 30; for F02 only by analogy). That later day is never more than a note.
    source      the paragraph; read_on: when it was read; valid_from: since when it reads so (None: not seen)
    reviewer    who has checked it
    """

    code: str
    name: str
    consequence: str
    source: str
    triggers: tuple[str, ...] = ()
    count: tuple[Span, ...] = ()
    applies: Condition = always
    told_by: str | None = None
    acts: str = "member"
    kind: str = "hard"
    extends: bool = False
    valid_from: date | None = None
    read_on: date = READ_ON
    reviewer: str = field(default_factory=lambda: UNREVIEWED)  # a lazy text is no plain default

    def ends(self, situation: Situation) -> date:
        """The strict date: weekends and holidays move nothing."""
        told = situation.facts.get(self.told_by) if self.told_by else None
        end, spans = (told, self.count[1:]) if isinstance(told, date) else (situation.on, self.count)
        for span in spans:
            end = span.reach(end, situation)
        return end
