"""What every move of a hand-over has in common: from one state to the next, a line in the case, and a case in somebody's hands."""

from typing import Any

from peewee import fn

from klar.access import SCOPES, may
from klar.actions.case import add_entry
from klar.crypto import keys
from klar.db import Conflict, now, today
from klar.models.case import Case, Handover, Participant, missing
from klar.models.officer import Mandate
from klar.models.role import CLUB
from klar.models.unit import Unit


class TakenAlready(Exception):
    """A colleague was first; says who."""


class NoYes(Exception):
    """The member has not said yes to that unit, or has taken it back."""


class NobodyLeft(Exception):
    """Nobody would have the case afterwards."""


def move(handover: Any, old: str, **values: Any) -> None:
    """Moves the handover on from the state `old`; raises Conflict when somebody else was first."""
    moved = Handover.update(version=Handover.version + 1, **values).where(Handover.id == handover.id, Handover.status == old)
    if not moved.execute():
        raise Conflict


def first_answer() -> Any:
    """When the receiver first let themselves be heard: the value there is, else now."""
    return fn.COALESCE(Handover.answered_at, Handover.answered_at.db_value(now()))


def log(case: Any, by: int, kind: str, handover: int, text: str = "") -> None:
    add_entry(keys.box(case.key), case, by, kind, text=text, handover=handover)


def give_to(case: Any, officer: int) -> None:
    """The case is this officer's, who then does not only follow it: once it is given on from them, they see nothing by that."""
    Participant.delete().where(Participant.case == case.id, Participant.officer == officer, ~Participant.can_write).execute()
    Case.update(handler=officer, version=Case.version + 1, changed_at=now()).where(Case.id == case.id).execute()


def give_again(case: Any, handover: Any, officer: int) -> None:
    """The case is once more whose it was before `handover`, by whatever they had taken it."""
    passed = Handover.select().where(Handover.case == case.id, Handover.id < handover.id, Handover.status == "passed", Handover.taken_by == officer)
    if earlier := passed.order_by(Handover.id.desc()).first():
        move(earlier, "passed", status="taken", ended_at=None)
    give_to(case, officer)


def demand_yes(case_id: int, unit_id: int) -> None:
    """Raises NoYes while a member's yes to that unit is wanting."""
    scope = SCOPES.get(Unit.get_by_id(unit_id).kind)
    if scope and missing(case_id, scope, today()):
        raise NoYes


def in_hands(case_id: int, but: int = 0) -> bool:
    """Whether anybody, `but` this one, can write in the case: whoever has it, is in it, leads the club, or has taken it."""
    case = Case.get_by_id(case_id)
    parts = Participant.select(Participant.officer).where(Participant.case == case_id)
    took = Handover.select(Handover.taken_by).where(Handover.case == case_id, Handover.status == "taken")
    reps = Mandate.select(Mandate.officer).where(Mandate.unit == case.unit_id, Mandate.role.in_(CLUB))
    near = {case.handler_id, *(row[0] for query in (parts, took, reps) for row in query.tuples())}
    return any(may(officer, "case.write", case_id) for officer in sorted(near - {but}))


def demand_hands(case_id: int) -> None:
    if not in_hands(case_id):
        raise NobodyLeft
