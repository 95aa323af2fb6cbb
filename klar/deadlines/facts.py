"""What is known about a case beyond the date, and the questions rules put to it. Unknown is never taken as yes or no:
each rule then counts the way that gives the earliest date."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from klar.deadlines.calendar import add_months, full_years

Facts = Mapping[str, object]

FACTS: dict[str, tuple[type, str]] = {
    "age": (int, "the member's age in years on the day"),
    "birth_year": (int, "the year the member was born, when no more is known"),
    "born": (date, "the member's date of birth"),
    "case_type": (str, "one of the thirty case types, lower case"),
    "change_is_dismissal": (bool, "False when a change is surely no dismissal in reality"),
    "employed_since": (date, "first day of unbroken employment with this employer"),
    "employer_deadline": (date, "a date the employer's letter itself sets"),
    "extra_shifts": (bool, "the refusal is about extra shifts (aml § 14-3 (2))"),
    "form_error": (bool, "the dismissal breaks the form rules (aml § 15-4)"),
    "fully_away": (bool, "away from work 100 %"),
    "hired": (bool, "works through an agency"),
    "laid_off": (bool, "is laid off without pay (permittert)"),
    "leave_weeks": (int, "how many weeks of leave"),
    "notice_ends": (date, "the last day of notice, as the letter says"),
    "notice_months": (int, "months of notice, as the letter or contract says"),
    "only_damages": (bool, "wants money only, not the job back"),
    "probation": (bool, "is on written probation"),
    "refusal_written": (bool, "the refusal is in writing"),
    "short_job": (bool, "the job lasts less than a month, or is through an agency"),
    "sick_before": (bool, "fell ill before the holiday began"),
    "state_employee": (bool, "works for the state (statsansatteloven)"),
    "still_working": (bool, "the temporary job, hire or suspension is still going on"),
    "temporary": (bool, "is in a temporary job"),
    "unforeseen": (bool, "laid off because of an accident or other unforeseen event"),
}

# Some case types say a fact by themselves.
SAID_BY_TYPE = {"probation": "provetid", "temporary": "midlertidig", "hired": "innleie"}


@dataclass(frozen=True)
class Situation:
    """One trigger event of one case: what happened, on which date, and what else is known."""

    trigger: str
    on: date
    facts: Facts

    def says(self, fact: str) -> bool:
        by_type = SAID_BY_TYPE.get(fact)
        return self.facts.get(fact) is True or (by_type is not None and self.case_type == by_type)

    def denies(self, fact: str) -> bool:
        return self.facts.get(fact) is False

    @property
    def case_type(self) -> object:
        return self.facts.get("case_type")

    @property
    def age(self) -> int:
        """The lowest age the facts allow; 0 when nothing is known."""
        born, year, age = (self.facts.get(name) for name in ("born", "birth_year", "age"))
        if isinstance(born, date):
            return full_years(born, self.on)
        return self.on.year - year - 1 if isinstance(year, int) else age if isinstance(age, int) else 0

    @property
    def years_employed(self) -> int:
        since = self.facts.get("employed_since")
        return full_years(since, self.on) if isinstance(since, date) else 0

    def employed_over(self, months: int) -> bool | None:
        """Employed for more than so many months; None when it is not known."""
        since = self.facts.get("employed_since")
        return self.on > add_months(since, months) if isinstance(since, date) else None


Condition = Callable[[Situation], bool]


def always(_situation: Situation) -> bool:
    return True


def when(*facts: str) -> Condition:
    """All of these are known to be so."""
    return lambda situation: all(situation.says(fact) for fact in facts)


def unless(*facts: str) -> Condition:
    """None of these is known to be so."""
    return lambda situation: not any(situation.says(fact) for fact in facts)


def every(*conditions: Condition) -> Condition:
    return lambda situation: all(condition(situation) for condition in conditions)


def still_going_on(situation: Situation) -> bool:
    """No limit runs while the temporary job, hire or suspension itself is still going on (aml §§ 17-3 (2), 17-4 (5)).

    «Still working» in the notice period of a dismissal is something else, and stops nothing."""
    ended = situation.trigger in ("left_job", "suspension_ended")
    disputed = situation.trigger == "negotiations_ended" and situation.case_type in ("midlertidig", "innleie")
    return situation.says("still_working") and (ended or disputed)


def check(facts: Facts) -> None:
    """Raises ValueError for a fact nobody asks for and TypeError for a value of the wrong kind: a misspelt fact
    must not silently give another date. None means unknown."""
    for name, value in facts.items():
        if name not in FACTS:
            raise ValueError(f"unknown fact: {name}")
        if value is not None and type(value) is not FACTS[name][0]:
            raise TypeError(f"{name} must be {FACTS[name][0].__name__}")
