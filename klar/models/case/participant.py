"""Who has a case and may see it, by name."""

from peewee import Expression, ModelSelect, fn

from klar.db import Prepared, slot
from klar.models.case.case import Case, Participant
from klar.models.case.share import parties_here
from klar.models.officer import Mandate, Officer
from klar.models.role import CLUB_BOARD, DESK
from klar.models.unit import Unit

LEADERS = ("branch_leader", "county_leader")  # when one is a party to a case, it goes past their unit


def counts() -> Expression:
    """Whether a mandate counts today."""
    ends = Mandate.to_on.is_null() | (Mandate.to_on >= slot("today"))
    return (Mandate.from_on <= slot("today")) & ends & (Mandate.suspended_on.is_null() | (Mandate.suspended_on > slot("today")))


def _near(club: ModelSelect) -> ModelSelect:
    """Officers of the club and its branch, and those of the county who take cases."""
    branch = Unit.select(Unit.parent).where(Unit.id.in_(club))
    county = Unit.select(Unit.parent).where(Unit.id.in_(branch))
    near = Mandate.unit.in_(club) | Mandate.unit.in_(branch) | (Mandate.unit.in_(county) & Mandate.role.in_(DESK))
    query = Officer.select(Officer.id, Officer.name, fn.MIN(Mandate.role).alias("role")).join(Mandate)
    return query.where(near, counts(), Officer.ended_on.is_null()).group_by(Officer.id).order_by(Officer.name, Officer.id)


participants = Prepared(
    lambda: Participant.select(Participant.id, Participant.officer, Participant.can_write, Officer.name)
    .join(Officer)
    .where(Participant.case == slot("case"))
    .order_by(Participant.id)
)
# Those whom a common case is open to, by their seat.
board_of = Prepared(
    lambda: Officer.select(Officer.id, Officer.name)
    .join(Mandate)
    .where(Mandate.role.in_(CLUB_BOARD), counts(), Mandate.unit.in_(Case.select(Case.unit).where(Case.id == slot("case"), Case.audience == "board")))
    .group_by(Officer.id)
    .order_by(Officer.name)
)
one_officer = Prepared(lambda: Officer.select(Officer.id, Officer.name).where(Officer.id == slot("officer")))
officers_near = Prepared(lambda: _near(Case.select(Case.unit).where(Case.id == slot("case"))))
officers_near_club = Prepared(lambda: _near(Unit.select(Unit.id).where(Unit.id == slot("club"))))
party_officers = Prepared(parties_here)
leaders_of = Prepared(lambda: Mandate.select(Mandate.unit, Mandate.officer).where(Mandate.role.in_(LEADERS), counts()))
