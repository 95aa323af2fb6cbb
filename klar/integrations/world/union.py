"""The union from top to bottom, record by record: units, then branch by branch its clubs and people."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from klar.integrations.world.employers import Employers
from klar.integrations.world.names import SAMI
from klar.integrations.world.people import NOT_MEMBERS, People, inert_phone
from klar.integrations.world.plan import Branch, Club, Rep
from klar.integrations.world.recipe import pick, recipe

Record = dict[str, Any]
TOP = "F-1"
BRANCH_ROLES = ("branch_leader", "branch_deputy_leader", "training_officer", "register_officer")
POSTS = {
    "union": ("data_protection_officer", "administrator", "legal_adviser", "legal_adviser"),
    "county": ("county_leader", "club_resource", "club_resource", "training_officer", "register_officer"),
    "centre": ("centre_adviser",) * 5,
    "network": ("coordinator",),
}
HELPERS = NOT_MEMBERS + 50_000  # the telephones behind «Få hjelp»


class Union:
    def __init__(self, rng: Random, made_on: date, name: str, branches: list[Branch]):
        self.rng, self.name, self.branches = rng, name, branches
        self.people, self.employers = People(rng, made_on), Employers(rng)
        self.counties = {county["name"]: county for county in recipe("places")["county"]}
        self.odd = list(recipe("odd")["people"])
        self.demo = recipe("demo") if any(club.name for branch in branches for club in branch.clubs) else {}
        self.units = 0
        self.officer_of: dict[str, str] = {}  # in the demo, where names are known
        self.unit_of: dict[str, str] = {}

    def records(self) -> Iterator[Record]:
        yield self._unit(TOP, "union", self.name, None)
        yield from self._posts("union", TOP)
        present = dict.fromkeys(branch.county for branch in self.branches)
        for centre in recipe("places")["centre"]:
            if present.keys() & set(centre["counties"]):
                yield from self._with_posts("centre", centre["name"], TOP)
        for county in present:
            yield from self._county(county)
        for name, role, unit, start, end in self.demo.get("more", ()):
            yield self.people.mandate(self.officer_of[name], role, self.unit_of[unit], start, end)

    def _unit(self, number: str, kind: str, name: str, parent: str | None) -> Record:
        self.units += 1
        phone = inert_phone(HELPERS + self.units)
        record = {"type": "unit", "number": number, "kind": kind, "name": name, "phone": phone}
        return record if parent is None else {**record, "parent": parent}

    def _with_posts(self, kind: str, name: str, parent: str) -> Iterator[Record]:
        number = f"{kind[0].upper()}-{self.units + 1}"
        yield self._unit(number, kind, name, parent)
        yield from self._posts(kind, number)

    def _posts(self, kind: str, unit: str, members: Iterator[Record] = iter(())) -> Iterator[Record]:
        """The officers of a unit above the clubs. Employed ones, in the union and its centres, are not members."""
        for role, name in self.demo.get("posts", {}).get(kind) or [(role, "") for role in POSTS[kind]]:
            yield from self._post(self.people.officer(name, next(members, None)), role, unit)

    def _post(
        self, officer: Record, role: str, unit: str, start: int | None = None, end: int | None = None
    ) -> Iterator[Record]:
        self.officer_of[officer["name"]] = officer["number"]
        yield officer
        yield self.people.mandate(officer["number"], role, unit, start, end)

    def _county(self, county: str) -> Iterator[Record]:
        number = f"K-{self.units + 1}"
        yield self._unit(number, "county", f"{county} fylkeskrets", TOP)
        yield from self._with_posts("network", f"Nettverk {county}", number)
        for i, branch in enumerate(b for b in self.branches if b.county == county):
            yield from self._branch(branch, number, seat=not i)

    def _branch(self, branch: Branch, county: str, seat: bool) -> Iterator[Record]:
        """The county's own officers are members of its first branch, the `seat`."""
        number, workplaces, at_work = f"B-{self.units + 1}", [], self.people.members
        sami = self.counties[branch.county].get("sami", SAMI)
        yield self._unit(number, "branch", f"{branch.place} fagforening", county)
        for club in branch.clubs:
            yield from self._club(branch, club, number, sami, workplaces)
        at_work = self.people.members - at_work
        leaders = zip(BRANCH_ROLES, branch.officers, strict=True)
        yield from self._leaders(number, leaders, number, sami)
        posts = self.demo.get("posts", {}).get("county") or [(role, "") for role in POSTS["county"]]
        if seat:
            yield from self._leaders(number, posts, county, sami)
        elected = len(BRANCH_ROLES) + len(posts) * seat
        for _ in range(branch.size - at_work - elected):
            yield self.people.member(number, False, sami)

    def _leaders(self, branch: str, posts: Any, unit: str, sami: float) -> Iterator[Record]:
        for role, name in posts:
            member = self.people.member(branch, True, sami, **({"name": name} if name else {}), status="active")
            yield member
            yield from self._post(self.people.officer(member=member), role, unit)

    def _club(self, branch: Branch, club: Club, above: str, sami: float, workplaces: list[tuple]) -> Iterator[Record]:
        number, kind, own = f"C-{self.units + 1}", self.employers.kinds[club.kind], []
        found = list(self.employers.workplaces(branch, club, number))
        own = [(record["number"], kind) for record in found if record["type"] == "workplace"]
        name = next(record["name"] for record in found if record["type"] == "workplace")
        self.unit_of[name] = number
        yield self._unit(number, "club", f"Klubben ved {name}", above)
        yield from found
        for known, rep in self._known(club):
            if rep and rep.role == "safety_rep":
                yield from self._post(self.people.officer(rep.name), rep.role, number)
                continue
            member = self.people.member(above, True, sami, **known)
            yield member
            yield from self.people.employments(member, *pick(self.rng, own), workplaces)
            if rep:
                yield from self._post(self.people.officer(member=member), rep.role, number, rep.start, rep.end)
        workplaces += own

    def _known(self, club: Club) -> Iterator[tuple[Record, Rep | None]]:
        """One for each member of the club: what is known beforehand, and the mandate. Safety reps are no members."""
        room = club.size
        for rep in club.reps:
            room -= rep.role != "safety_rep"
            yield ({"name": rep.name} if rep.name else {}) | {"status": "active"}, rep
        if self.odd and room > len(self.odd):
            room -= len(self.odd)
            yield from ((person, None) for person in self.odd)
            self.odd = []
        for _ in range(room):
            yield {}, None
