"""Why an officer gets into a case, or does not: the rules' own clauses, each asked by itself. Reads structure, never content."""

from dataclasses import dataclass

from peewee import ModelSelect

from klar.access.policy import RULES, Clause
from klar.db import today
from klar.models.case import Case


@dataclass(frozen=True)
class Verdict:
    """How one rule stands for one officer and one case: the clauses that hold, of those that let in and those that shut out."""

    permission: str
    ways: dict[str, Clause]
    bars: dict[str, Clause]

    @property
    def allowed(self) -> bool:
        return bool(self.ways) and not self.bars


def explained(me: int, case_id: int, permission: str) -> Verdict | None:
    """None when there is no such case: for operators, to whom existence is no secret."""
    rule = RULES[permission]
    if not Case.select(Case.id).where(Case.id == case_id).exists():
        return None
    return Verdict(permission, _holding(rule.any, me, case_id), _holding(rule.none, me, case_id))


def _holding(clauses: dict[str, Clause], me: int, case_id: int) -> dict[str, Clause]:
    return {name: clause for name, clause in clauses.items() if _narrowed(clause, me, case_id).exists()}


def _narrowed(clause: Clause, me: int, case_id: int) -> ModelSelect:
    return Case.select(Case.id).where(Case.id == case_id, clause(me, today()))
