"""Who sees what a rep has learned: those who follow the club up, and nobody else."""

import pytest

from klar.actions.learning import finish_lesson, put_lesson_away
from klar.db import today
from klar.models.officer import Mandate, Officer
from klar.models.role import FOLLOWERS
from klar.models.unit import Unit
from tests.access.scenes import clubs
from tests.conftest import Browser, World

PAGE = "/laer/tillitsvalgte"


@pytest.fixture
def rep(world: World) -> Officer:
    """A rep in the fourth club, who has finished one lesson and put another away."""
    rep = Officer.create(number="X-rep", name="Lærvillig Repsen")
    Mandate.create(number="X-rep", officer=rep, role="workplace_rep", unit=clubs()[3], from_on=today())
    finish_lesson(rep.id, "frister")
    put_lesson_away(rep.id, "referat")
    return rep


def helper(world: World, role: str, unit: int) -> Browser:
    """Somebody new with this role there."""
    made = Officer.create(number=f"X-{role}-{unit}", name="Hjelper")
    Mandate.create(number=f"X-{role}-{unit}", officer=made, role=role, unit=unit, from_on=today())
    return world.enter(made.id)


def seen_by(world: World, role: str, unit: int) -> tuple[int, str]:
    answer = helper(world, role, unit).get(PAGE)
    return answer.status_code, answer.text


@pytest.mark.parametrize("role", [role for role in FOLLOWERS if role != "coordinator"])
def test_a_helper_of_the_branch_or_the_county_sees_people_and_lessons(role: str, world: World, rep: Officer) -> None:
    branch = clubs()[3].parent
    code, text = seen_by(world, role, branch.parent_id if role in ("county_leader", "club_resource") else branch.id)
    assert code == 200 and text.index("Lærvillig Repsen") < text.index("Frister du må kjenne") < text.index("Ingen leksjoner ennå.")
    assert "Referat som holder" not in text and "i dag" in text


@pytest.mark.usefixtures("rep")
def test_of_another_branch_or_county_nobody_is_seen(world: World) -> None:
    other = Unit.select().where(Unit.kind == "branch", Unit.id != clubs()[3].parent_id).order_by(Unit.id).get()
    county = Unit.create(number="X-county", kind="county", name="Annen fylkeskrets")
    for role, unit in (("training_officer", other.id), ("county_leader", county.id), ("coordinator", county.id)):
        code, text = seen_by(world, role, unit)
        assert code == 200 and "Lærvillig Repsen" not in text
    assert "Ingen tillitsvalgte her." in text


@pytest.mark.parametrize("role", ["club_leader", "safety_rep", "register_officer", "centre_adviser", "administrator", "data_protection_officer"])
def test_others_may_not(role: str, world: World) -> None:
    assert seen_by(world, role, clubs()[3].id)[0] == 403


def test_one_whose_mandate_has_ended_is_gone(world: World, rep: Officer) -> None:
    Mandate.update(suspended_on=today()).where(Mandate.officer == rep).execute()
    assert "Lærvillig Repsen" not in seen_by(world, "branch_leader", clubs()[3].parent_id)[1]


def test_the_page_is_found_from_the_list(world: World) -> None:
    assert f'href="{PAGE}"' in world.sign_in("branch_leader").get("/laer").text
    assert f'href="{PAGE}"' not in world.sign_in("club_leader").get("/laer").text


def test_there_are_pages_when_there_are_many(world: World, rep: Officer) -> None:
    for n in range(30):
        one = Officer.create(number=f"X-{n}", name=f"Rep {n}")
        Mandate.create(number=f"X-{n}", officer=one, role="workplace_rep", unit=clubs()[3], from_on=today())
    leader = helper(world, "branch_leader", clubs()[3].parent_id)
    first, second = (leader.get(f"{PAGE}?side={side}").text for side in (0, 1))
    assert "Lærvillig Repsen" in first and "Lærvillig Repsen" not in second and f"{PAGE}?side=1" in first and f"{PAGE}?side=0" in second
    assert first.count("Ingen leksjoner ennå.") == 24
