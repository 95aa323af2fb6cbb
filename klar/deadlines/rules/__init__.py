"""The rules F01–F48, one file a field of law."""

from itertools import groupby

from klar.deadlines.rule import Rule
from klar.deadlines.rules import absence, changes, contract, dismissal, health, leaving, pay, rights, state

_ALL = sorted(
    (rule for file in (absence, changes, contract, dismissal, health, leaving, pay, rights, state) for rule in file.RULES),
    key=lambda rule: rule.code,
)

# "F26": its rules F26a–F26e. A code without a trigger is only said, never counted.
RULES: dict[str, tuple[Rule, ...]] = {code: tuple(found) for code, found in groupby(_ALL, key=lambda rule: rule.code[:3])}


def rule(code: str) -> Rule:
    """One rule by its full code, "F26a". Raises KeyError when there is none."""
    return {one.code: one for one in RULES[code[:3]]}[code]
