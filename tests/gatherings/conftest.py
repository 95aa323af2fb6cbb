"""A branch that holds a gathering, and the reps of one of its clubs."""


from datetime import timedelta

import pytest

from klar.actions.gathering import NewGathering, hold
from klar.db import today
from klar.models.gathering import Gathering, Signup
from klar.models.officer import Mandate, Officer
from klar.models.role import CLUB
from tests.access.scenes import clubs
from tests.conftest import World


class Branch:
    """Its leader, and those in its first club."""

    def __init__(self) -> None:
        self.club = clubs()[0]
        self.unit = self.club.parent_id
        self.leader = Mandate.get(Mandate.role == "branch_leader", Mandate.unit == self.unit).officer_id
        held = Mandate.select(Mandate.officer).where(Mandate.unit == self.club, Mandate.role.in_(CLUB)).order_by(Mandate.id)
        self.reps = [*dict.fromkeys(row.officer_id for row in held)]
        self.reps += [self.colleague(f"Rep {nth}") for nth in range(6 - len(self.reps))]

    def holds(self, *, places: int = 20, days: int = 7, group: str = "reps", name: str = "Lønn og tariff", unit: int = 0) -> Gathering:
        new = NewGathering(unit or self.unit, "course", name, today() + timedelta(days=days), "10.00–15.00", "Folkets hus", False, 40, places, "ou")
        return Gathering.get_by_id(hold(self.leader, new, self.club.id, group))

    def signup(self, gathering: Gathering, officer: int) -> Signup:
        return Signup.get(Signup.gathering == gathering.id, Signup.officer == officer)

    def colleague(self, name: str, role: str = "workplace_rep") -> int:
        """One more with a post in the club."""
        made = Officer.create(number=f"X-{name}", name=name)
        Mandate.create(number=f"X-{name}", officer=made, role=role, unit=self.club, from_on=today())
        return made.id

    def was(self, gathering: Gathering, days: int = 1) -> None:
        """So many days ago."""
        Gathering.update(held_on=today() - timedelta(days=days)).where(Gathering.id == gathering.id).execute()


@pytest.fixture
def branch(world: World) -> Branch:
    """With nothing held yet: the demo's own are put away."""
    for model in (Signup, Gathering):
        model.delete().execute()
    return Branch()


