"""The invented union is what domain.md § 8 asks for, and the real reader takes every line of it."""

from collections import Counter
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from klar.integrations.register.reader import Register
from klar.integrations.register.records import ROLES, Employment, Mandate, Member, Officer, Record, Unit, Workplace
from klar.integrations.world import write_world

DAY = date(2026, 11, 21)


@cache
def content(size: str, seed: int = 1) -> bytes:
    with TemporaryDirectory() as folder:
        write_world(Path(folder, "w"), seed=seed, size=size, made_on=DAY)
        return Path(folder, "w").read_bytes()


@cache
def records(size: str) -> list[Record]:
    file = content(size)
    return [record for _, record in Register(BytesIO(file), len(file))]


def of(size: str, kind: type) -> list:
    return [record for record in records(size) if isinstance(record, kind)]


@pytest.mark.parametrize("size", ["demo", "small"])
def test_the_reader_takes_every_line(size):
    assert all(isinstance(record, Record) for record in records(size))


@pytest.mark.parametrize("size", ["demo", "small"])
def test_the_same_seed_gives_the_same_bytes(size):
    assert content.__wrapped__(size) == content(size)
    assert content(size, seed=2) != content(size)


def test_the_demo_has_its_units_and_members():
    kinds = Counter(unit.kind for unit in of("demo", Unit))
    assert kinds == {"union": 1, "centre": 1, "county": 1, "network": 1, "branch": 3, "club": 9}
    assert len(of("demo", Member)) == 900


def active(mandate: Mandate) -> bool:
    return mandate.from_on <= DAY and (mandate.to_on is None or mandate.to_on >= DAY)


def test_the_demo_has_three_reps_in_each_club():
    clubs = {unit.number for unit in of("demo", Unit) if unit.kind == "club"}
    reps = {(m.officer, m.unit) for m in of("demo", Mandate) if active(m) and m.unit in clubs and m.role != "safety_rep"}
    first = {officer: unit for officer, unit in sorted(reps, reverse=True)}
    assert len(first) == 27
    assert all(count >= 3 for count in Counter(unit for _, unit in reps).values())


def test_the_demo_has_somebody_in_every_role():
    assert {mandate.role for mandate in of("demo", Mandate) if active(mandate)} == set(ROLES)


def test_the_demo_has_mandates_of_every_kind():
    mandates = of("demo", Mandate)
    assert max(Counter(mandate.officer for mandate in mandates if active(mandate)).values()) == 2
    assert any(mandate.to_on and mandate.to_on < DAY for mandate in mandates)
    assert any(DAY < mandate.from_on < DAY + timedelta(days=40) for mandate in mandates)


@pytest.mark.parametrize("size", ["demo", "small"])
def test_reps_are_members_with_their_own_number(size):
    names = {member.number: member.name for member in of(size, Member)}
    linked = [officer for officer in of(size, Officer) if officer.member_number]
    assert len(linked) > 27
    assert all(names[officer.member_number] == officer.name for officer in linked)


@pytest.mark.parametrize("size", ["demo", "small"])
def test_hard_names_are_there(size):
    members = of(size, Member)
    names = Counter(member.name for member in members)
    assert names["Anne Hansen"] >= 4
    assert {"Å Bø", "Sivanesan", "Siobhán O'Brien", "Anne-Grethe Berg-Hansen", "Saeed al-Hassan"} <= names.keys()
    assert max(map(len, names)) >= 35
    assert any(member.protected for member in members)
    assert any(not member.phone and not member.email for member in members)
    assert any(member.phone.startswith("+46") for member in members)
    assert any(member.status == "apprentice" for member in members)


def test_four_of_one_name_are_in_one_club():
    clubs = {workplace.number: workplace.club for workplace in of("demo", Workplace)}
    annes = {member.number for member in of("demo", Member) if member.name == "Anne Hansen"}
    at = Counter(clubs[job.workplace] for job in of("demo", Employment) if job.member in annes)
    assert at.most_common(1)[0][1] >= 4


@pytest.mark.parametrize("size", ["demo", "small"])
def test_no_number_rings_and_no_address_is_real(size):
    people = [*of(size, Member), *of(size, Officer), *of(size, Unit)]
    assert all(person.phone in ("",) or person.phone.startswith(("+4700", "+460")) for person in people)
    assert all(person.email.endswith("@example.no") for person in people if getattr(person, "email", ""))


@pytest.mark.parametrize("size", ["demo", "small"])
def test_organisation_numbers_are_synthetic(size):
    assert all(workplace.number[0] in "23" and workplace.employer[0] in "23" for workplace in of(size, Workplace))


def test_every_job_has_department_and_position():
    assert all(job.department and job.position for job in of("demo", Employment))


def test_a_failed_writing_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError):
        write_world(tmp_path / "w", size="demo", progress=lambda *_: 1 / 0)
    assert list(tmp_path.iterdir()) == []
