"""What the register and the case know that a paper says."""

from peewee import JOIN, ModelSelect

from klar.db import Prepared, slot
from klar.models.case.deadline import Trigger
from klar.models.case.party import MEMBER, Party
from klar.models.employer import Employer, Workplace
from klar.models.member import Employment, Member, current
from klar.models.officer import Officer
from klar.models.unit import Unit

Above = Unit.alias()


def _people() -> ModelSelect:
    """Each member the case is about, once for each job, the largest first."""
    columns = (Member.id, Member.name, Member.number, Employment.position, Employment.percent, Employer.name.alias("employer"))
    found = Party.select(*columns).join(Member).join(Employment, JOIN.LEFT_OUTER, on=(Employment.member == Member.id) & current())
    found = found.join(Workplace, JOIN.LEFT_OUTER).join(Employer, JOIN.LEFT_OUTER)
    return found.where(Party.case == slot("case"), Party.role == MEMBER).order_by(Party.id, Employment.percent.desc(nulls="last"), Employment.id)


people = Prepared(_people)
club = Prepared(
    lambda: Unit.select(Unit.name, Above.name.alias("branch")).join(Above, JOIN.LEFT_OUTER, on=(Unit.parent == Above.id)).where(Unit.id == slot("unit"))
)
writer = Prepared(lambda: Officer.select(Officer.name, Officer.phone, Officer.email).where(Officer.id == slot("me")))
triggers = Prepared(
    lambda: Trigger.select(Trigger.id, Trigger.happened_on, Trigger.sealed)
    .where(Trigger.case == slot("case"), Trigger.voided_at.is_null())
    .order_by(Trigger.happened_on, Trigger.id)
)
