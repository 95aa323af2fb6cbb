"""Practice: whoever comes in gets a small invented club of their own, with a case made as a real one is made."""

from datetime import timedelta
from random import Random
from typing import NamedTuple

from peewee import fn

from klar.actions.case import NewCase, open_case
from klar.actions.task import make_task
from klar.audit import record
from klar.db import atomic, now, to_ms, today
from klar.deadlines import rules_for_type
from klar.fold import terms
from klar.i18n import _
from klar.integrations.world.employers import Employers
from klar.integrations.world.names import Names
from klar.integrations.world.people import inert_phone
from klar.integrations.world.plan import Branch, Club
from klar.integrations.world.recipe import pick, recipe
from klar.models.employer import Employer, Workplace
from klar.models.member import Employment, Member
from klar.models.officer import Mandate, Officer
from klar.models.practice import entered_since
from klar.models.unit import Unit

MEMBERS = 6
MOST, WHILE = 60, timedelta(minutes=1)  # so many may come in, in so long a time
TRIES = 3  # organisation numbers tried for each club: one of them is always valid
PEOPLE = 10  # numbers set aside for the people of each club
KIND, CASE, AGO = "nursing_home", "deltid_fortrinn", timedelta(days=9)


class Crowded(Exception):
    """So many have come in just now that the next must wait a little."""


class Place(NamedTuple):
    """One club of its own: its number among them, and the units it is made of."""

    number: int
    rng: Random
    branch: Unit
    club: Unit
    workplace: Workplace


def found_union() -> None:
    """What all the clubs stand under, made once: nobody who practises ever signs in there."""
    top = Unit.create(number="O", kind="union", name="Prøveforbundet")
    Unit.create(number="O-K", kind="county", name=f"{_county()} fylkeskrets", parent=top)


def enter_practice() -> int:
    """Makes the club; returns the officer who leads it. Raises Crowded."""
    with atomic():
        if entered_since(since=to_ms(now() - WHILE))[0].count >= MOST:
            raise Crowded
        place = _place(Unit.select(fn.COUNT(Unit.id)).where(Unit.kind == "club").scalar() + 1)
        leader = _people(place)
        record("practice.entered", officer=leader, subject=leader)
    return leader


def _county() -> str:
    return recipe("places")["county"][0]["name"]


def _place(number: int) -> Place:
    rng, names = Random(), recipe("places")
    home = pick(rng, names["starts"].split()) + pick(rng, names["ends"].split())
    branch = Unit.create(number=f"O-B{number}", kind="branch", name=f"{home} fagforening", parent=Unit.get(Unit.number == "O-K"), phone=inert_phone(number * PEOPLE))
    club = Unit.create(number=f"O-C{number}", kind="club", parent=branch, name="")
    planned = Club(KIND, MEMBERS, ())
    employer, place = Employers(rng, number * TRIES).workplaces(Branch(_county(), home, MEMBERS, (planned,)), planned, club.number)
    Unit.update(name=f"Klubben ved {place['name']}").where(Unit.id == club.id).execute()
    made = Employer.create(**_columns(employer, "number", "name", "municipality", "tariff_area"))
    works = Workplace.create(**_columns(place, "number", "name", "kind"), terms=terms(place["name"]), employer=made, club=club)
    return Place(number, rng, branch, club, works)


def _columns(found: dict[str, str], *names: str) -> dict[str, str]:
    return {name: found[name] for name in names}


def _people(place: Place) -> int:
    """The members, the branch's helper, and the leader with one case and two tasks; returns the leader."""
    names, work = Names(place.rng), recipe("workplaces")[KIND]
    members = [_member(place, nth, names.person(), work) for nth in range(MEMBERS)]
    _officer(place, "helper", names.person(), "branch_leader", place.branch)
    leader = _officer(place, "leader", names.person(), "club_leader", place.club)
    open_case(
        leader,
        NewCase(CASE, place.club.id, (members[0],), _("Fikk nei til større stilling. Avslaget er skriftlig."), trigger=(rules_for_type(CASE)[0], today() - AGO), consent="branch"),
    )
    make_task(leader, _("Sett opp møte i klubbstyret"), today())
    return leader


def _member(place: Place, nth: int, name: str, work: dict[str, list[str]]) -> int:
    number = place.number * PEOPLE + nth + 1
    phone = inert_phone(number)
    said = {"number": str(100_000 + number), "name": name, "phone": phone, "branch": place.branch}
    member = Member.create(**said, terms=terms(name, phone, said["number"]), places=place.workplace.terms, joined_on=today() - timedelta(days=400 + nth))
    job = {"position": pick(place.rng, work["positions"]), "department": pick(place.rng, work["departments"]), "percent": 100}
    Employment.create(number=f"O{number}", member=member, workplace=place.workplace, from_on=member.joined_on, **job)
    return member.id


def _officer(place: Place, who: str, name: str, role: str, unit: Unit) -> int:
    officer = Officer.create(number=f"O-{who}-{place.number}", name=name)
    Mandate.create(number=officer.number, officer=officer, role=role, unit=unit, from_on=today() - timedelta(days=30))
    return officer.id
