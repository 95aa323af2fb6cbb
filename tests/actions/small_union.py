"""A union of one club and everything above it, made for moving one case about."""

from klar.actions.case import NewCase, open_case
from klar.db import today
from klar.models.case import Case, Consent
from klar.models.member import Member
from klar.models.officer import Mandate, Officer
from klar.models.unit import Unit

POSTS = {
    "club": ("club_leader", "chief_rep", "workplace_rep", "workplace_rep"),
    "branch": ("branch_leader", "branch_deputy_leader"),
    "county": ("county_leader",),
    "centre": ("centre_adviser", "centre_adviser"),
    "union": ("legal_adviser", "data_protection_officer"),
}
ABOVE = {"club": "branch", "branch": "county", "county": "union", "centre": "union", "union": None}


class SmallUnion:
    """The officers of each kind of unit, and the units themselves."""

    def __init__(self) -> None:
        self.units: dict[str, Unit] = {}
        for kind in reversed(POSTS):
            self.units[kind] = Unit.create(number=kind, kind=kind, name=f"Enhet {kind}", parent=self.units.get(ABOVE[kind] or ""), phone="+4700000001")
        self.of = {kind: [self.officer(f"{kind}{i}", role, kind) for i, role in enumerate(roles)] for kind, roles in POSTS.items()}
        self.everybody = [me for officers in self.of.values() for me in officers]
        self.member = Member.create(number="M1", name="Medlem Medlemsen", terms="", branch=self.units["branch"])

    def officer(self, number: str, role: str, kind: str) -> int:
        made = Officer.create(number=number, name=f"Navn {number}")
        Mandate.create(number=number, officer=made, role=role, unit=self.units[kind], from_on=today())
        return made.id

    def case(self, by: int, kind: str = "advarsel", consent: str = "branch") -> Case:
        return open_case(by, NewCase(kind, self.units["club"].id, (self.member.id,), happened="Fikk brev.", consent=consent))

    def withdraw(self, case: int) -> None:
        Consent.update(withdrawn_on=today()).where(Consent.case == case).execute()
