"""Whoever answers a request may be a party to a case that is in it: to them that case is not there, and nobody's answer is lost by it."""

from collections.abc import Callable

import pytest

from klar.db import today
from klar.models.case import Party
from klar.models.innsyn import Innsyn
from klar.models.member import Member
from klar.models.officer import Mandate, Officer
from tests.access.scenes import Scene, clubs, plain_member, set_scene
from tests.conftest import World
from tests.innsyn.asking import PAGE, fetched, gone_through, opened


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "sent", "Merkeord")


def by_officer(officer: Officer) -> dict[str, object]:
    return {"officer": officer}


def by_another_number(officer: Officer) -> dict[str, object]:
    Officer.update(member_number="M-same").where(Officer.id == officer.id).execute()
    return {"officer": Officer.create(number="X-same", name=officer.name, member_number="M-same")}


def as_member(officer: Officer) -> dict[str, object]:
    member = Member.get_by_id(plain_member(clubs()[5]))
    Officer.update(member_number=member.number).where(Officer.id == officer.id).execute()
    return {"member": member}


@pytest.mark.parametrize("how", [by_officer, by_another_number, as_member])
def test_the_case_is_not_there(how: Callable[[Officer], dict[str, object]], world: World, scene: Scene) -> None:
    Party.create(case=scene.ids["case_id"], role="accused", **how(world.person("data_protection_officer")))
    privacy = opened(world, Member.get_by_id(scene.ids["member_id"]))
    waiting = privacy.get(PAGE).text
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    text, data = fetched(privacy)
    assert "Pakken er klar" in waiting and Officer.get_by_id(scene.leader).name not in waiting
    assert data["cases"] == [] and "Merkeord" not in text


def test_another_hands_out_the_whole_of_it(world: World, scene: Scene) -> None:
    privacy, case = world.person("data_protection_officer"), scene.ids["case_id"]
    Party.create(case=case, role="accused", officer=privacy)
    fetched(opened(world, Member.get_by_id(scene.ids["member_id"])))
    gone_through(world.enter(scene.leader), case)  # it still waits, though one has fetched what they may know of
    assert Innsyn.select().first().made_at is None
    text, data = fetched(world.enter(another(privacy)))
    assert [row["case"] for row in data["cases"]] == [case] and "Merkeord notat" in text


def another(privacy: Officer) -> int:
    officer, own = Officer.create(number="X-privacy", name="Prøve Prøvesen"), Mandate.get(Mandate.officer == privacy)
    Mandate.create(number="X-privacy", officer=officer, role=own.role, unit=own.unit, from_on=today())
    return officer.id
