"""From an event and its date to deadlines."""

from dataclasses import dataclass
from datetime import date

from klar.deadlines.calendar import add_working_days, next_working_day
from klar.deadlines.facts import Facts, Situation, check
from klar.deadlines.rule import Rule
from klar.deadlines.rules import RULES
from klar.deadlines.triggers import TRIGGERS

SAFE = 3  # working days
YEARS = range(1900, 2200)


@dataclass(frozen=True)
class Due:
    """A counted deadline.

    due_on        the strict date: THE deadline, weekend or not
    extended_on   the next working day, where the law itself moves the end there; a note only, None when there is none
    safe_on       «trygg dato»: three working days before the strict date
    name and consequence are lazy texts: said in the reader's language when shown
    """

    code: str
    name: str
    due_on: date
    extended_on: date | None
    safe_on: date
    consequence: str
    source: str
    kind: str


def compute(trigger: str, on: date, facts: Facts | None = None) -> list[Due]:
    """The deadlines that run from `trigger` on `on`, soonest first; empty when the law sets none.

    `facts` are those of klar.deadlines.facts.FACTS; what is unknown is counted the strict way.
    Raises ValueError for an unknown trigger or fact and for a year nobody means, TypeError for a value of the wrong
    kind, a time of day included."""
    if trigger not in TRIGGERS:
        raise ValueError(f"unknown trigger: {trigger}")
    if type(on) is not date:
        raise TypeError("a deadline runs from a calendar date")
    if on.year not in YEARS:
        raise ValueError("the year is outside what can be counted")
    check(facts or {})
    situation = Situation(trigger, on, facts or {})
    found = [due_of(rule, rule.ends(situation)) for rule in rules_from(trigger) if rule.applies(situation)]
    return sorted(found, key=lambda due: (due.due_on, due.code))


def rules_from(trigger: str) -> list[Rule]:
    """Every rule that can be counted from this kind of event."""
    return [rule for rules in RULES.values() for rule in rules if trigger in rule.triggers]


def due_of(rule: Rule, strict: date) -> Due:
    """The deadline of this rule on this strict date."""
    later = next_working_day(strict)
    return Due(
        code=rule.code,
        name=rule.name,
        due_on=strict,
        extended_on=later if rule.extends and later != strict else None,
        safe_on=add_working_days(strict, -SAFE),
        consequence=rule.consequence,
        source=rule.source,
        kind=rule.kind,
    )
