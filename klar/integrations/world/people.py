"""Members and officers as records of the register's format. Nobody here exists, and no number rings anybody."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from klar.fold import fold
from klar.integrations.world.names import Names
from klar.integrations.world.recipe import Bag, pick

Record = dict[str, Any]
PERCENT = Bag((100, 80, 75, 60, 50, 35, 20, 14), (66, 8, 7, 5, 6, 3, 3, 2))
AT_HOME = Bag(("retired", "student", "between_jobs", "disability", "active"), (56, 14, 12, 12, 6))
NO_PHONE, NO_EMAIL, FOREIGN_PHONE, PROTECTED, APPRENTICE = 0.04, 0.06, 0.01, 0.003, 0.02
SECOND_JOB, FORMER_JOB = 0.06, 0.03
NOT_MEMBERS = 900_000  # their telephones begin here
NEW = -20  # days: one who is newer draws as the others do, so that the rest of the world is the same


def inert_phone(number: int) -> str:
    """A Norwegian subscriber number never begins with 0: this one rings nobody."""
    return f"+4700{number:06d}"


class People:
    def __init__(self, rng: Random, made_on: date):
        self.rng, self.made_on, self.names = rng, made_on, Names(rng)
        self.members = self.jobs = self.officers = self.mandates = self.others = 0

    def day(self, after: float) -> str:
        """The date so many days after the file's."""
        return (self.made_on + timedelta(days=round(after))).isoformat()

    def member(self, branch: str, at_work: bool, sami: float, **known: Any) -> Record:
        """A member of the branch; what is `known` is not drawn."""
        self.members += 1
        name = known.get("name") or self.names.person(sami)
        record = {
            "type": "member",
            "number": str(100_000 + self.members),
            "branch": branch,
            "phone": self._phone(),
            "email": self._email(name),
            "status": self._status(at_work),
            "joined_on": self.day(-self.rng.uniform(20, 14_000)),
        }
        if self.rng.random() < PROTECTED:
            record["protected"] = True
        return {key: value for key, value in {**record, **known, "name": name}.items() if value != ""}

    def _phone(self) -> str:
        drawn = self.rng.random()
        if drawn < NO_PHONE:
            return ""
        return f"+46{self.members:010d}" if drawn < NO_PHONE + FOREIGN_PHONE else inert_phone(self.members)

    def _email(self, name: str) -> str:
        return "" if self.rng.random() < NO_EMAIL else self.address(name, self.members)

    def address(self, name: str, number: int) -> str:
        return f"{fold(name).replace(' ', '.')}.{number}@example.no"

    def _status(self, at_work: bool) -> str:
        if at_work:
            return "apprentice" if self.rng.random() < APPRENTICE else "active"
        return AT_HOME.draw(self.rng)

    def employments(
        self, member: Record, workplace: str, kind: dict[str, Any], others: list[tuple]
    ) -> Iterator[Record]:
        """The job, now and then one before it, and now and then a second one at another workplace of the branch."""
        start = -self.rng.uniform(30, 9_000)
        yield self.employment(member, workplace, kind, start)
        drawn = self.rng.random()
        if drawn < SECOND_JOB and others:
            yield self.employment(member, *pick(self.rng, others), -self.rng.uniform(30, 2_000))
        elif drawn > 1 - FORMER_JOB:
            yield self.employment(member, workplace, kind, start - 1_500, start - 1)

    def employment(
        self, member: Record, workplace: str, kind: dict[str, Any], start: float, end: float | None = None
    ) -> Record:
        self.jobs += 1
        record = {
            "type": "employment",
            "number": f"A{self.jobs}",
            "member": member["number"],
            "workplace": workplace,
            "position": "lærling" if member["status"] == "apprentice" else pick(self.rng, kind["positions"]),
            "department": pick(self.rng, kind["departments"]),
            "percent": PERCENT.draw(self.rng),
            "from_on": self.day(start),
        }
        return record if end is None else {**record, "to_on": self.day(end)}

    def officer(self, name: str = "", member: Record | None = None) -> Record:
        """The member as an officer, or somebody who is not a member."""
        self.officers += 1
        record = {"type": "officer", "number": f"T{self.officers}"}
        if member:
            shared = {key: member[key] for key in ("name", "phone", "email") if key in member}
            return {**record, **shared, "member_number": member["number"]}
        self.others += 1
        name, phone = name or self.names.person(), NOT_MEMBERS + self.others
        return {**record, "name": name, "phone": inert_phone(phone), "email": self.address(name, phone)}

    def mandate(self, officer: str, role: str, unit: str, start: int | None = None, end: int | None = None) -> Record:
        """From `start` to `end` in days from the file's date; an ordinary period is two years, now and then without an end."""
        self.mandates += 1
        if start is None or NEW < start < 0:
            drawn = -round(self.rng.uniform(20, 660))
            ends = self.rng.random() >= 0.2
        if start is None:
            start, end = drawn, drawn + 730 if ends else None
        record = {"type": "mandate", "number": f"V{self.mandates}", "officer": officer, "role": role, "unit": unit}
        return {**record, "from_on": self.day(start), **({} if end is None else {"to_on": self.day(end)})}
