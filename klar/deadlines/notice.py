"""How long a notice period is (aml § 15-3, statsansatteloven § 22)."""

from klar.deadlines.facts import Situation


def lawful_months(years_employed: int, age: int = 0) -> int:
    """The shortest notice the law allows an employer: months, by whole years employed and age (aml § 15-3 (1)–(3))."""
    if years_employed < 10:
        return 2 if years_employed >= 5 else 1
    return 3 + sum(age >= limit for limit in (50, 55, 60))


def lawful(situation: Situation) -> int:
    return lawful_months(situation.years_employed, situation.age)


def told(situation: Situation) -> int:
    """The months the letter or the contract says, else what the law says: what the member must reckon with."""
    agreed = situation.facts.get("notice_months")
    return agreed if isinstance(agreed, int) else lawful(situation)


def longest(situation: Situation) -> int:
    """An agreement may be longer than the law, never shorter in the end."""
    return max(told(situation), lawful(situation))


def own(situation: Situation) -> int:
    """The member's own notice: never more than the law's three months on account of age."""
    agreed = situation.facts.get("notice_months")
    return agreed if isinstance(agreed, int) else lawful_months(situation.years_employed)


def state(situation: Situation) -> int:
    """1 month, 3 after more than one year, 6 after more than two; 3 at most when the member leaves by own wish."""
    longest_months = 3 if situation.trigger == "own_notice_given" else 6
    return longest_months if situation.employed_over(24) else 3 if situation.employed_over(12) else 1
