"""What the people open: Home, their cases, a case, a member's card, and a search fragment for what one might type."""

from random import Random
from typing import NamedTuple

from klar.access import listed
from klar.models.case import open_cases
from klar.models.member import Member, others
from tests.bench.people import Person

PAGES = {"home": "Hjem", "cases": "Mine saker", "case": "Saken", "card": "Medlemskort", "search": "Søk, treffliste"}


class Visit(NamedTuple):
    page: str  # a key of PAGES
    path: str
    person: int  # which of the people
    query: str = ""

    @property
    def headers(self) -> dict[str, str]:
        return {"HX-Request": "true"} if self.query else {}


def of(people: list[Person]) -> list[Visit]:
    """All visits of these people. Three cases and cards each: the load is spread over many rows."""
    chance = Random(2)
    return [visit for i, person in enumerate(people) for visit in _of_one(chance, i, person["officer"])]


def _of_one(chance: Random, i: int, me: int) -> list[Visit]:
    cases = listed(me, "case.read", open_cases)
    members = [row.id for row in listed(me, "member.read", others)]
    found = [Visit("home", "/", i)] * 3 + [Visit("cases", "/saker", i)] * 3
    found += [Visit("case", f"/saker/{case.id}", i) for case in chance.sample(cases, min(3, len(cases)))]
    found += [Visit("card", f"/medlemmer/{member}", i) for member in chance.sample(members, 3)]
    return found + [Visit("search", "/medlemmer", i, query) for query in queries(chance, members)]


def queries(chance: Random, members: list[int]) -> list[str]:
    """Twelve: beginnings of one to four letters, whole names both ways, number and phone, two misspelt, one without a hit."""
    one, two, three, four = (Member.get_by_id(member) for member in chance.choices(members, k=4))
    given, *_, surname = one.name.split()
    return [
        given[0],
        surname[:2],
        two.name[:3],
        three.name.split()[-1][:4],
        given,
        one.name,
        f"{surname} {given}",
        four.number,
        two.phone or "41234567",
        misspelt(surname),
        misspelt(three.name.split()[0]),
        "zzyzx",
    ]


def misspelt(name: str) -> str:
    """With two letters in the middle changed round."""
    middle = len(name) // 2
    return name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]
