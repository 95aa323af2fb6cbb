"""What has been answered of a case is the member's to know: what was chosen as it stands, what was written when somebody has said so."""

import pytest

from klar.actions.case.facts import set_fact
from klar.case_types import asked
from klar.models.member import Member
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import World
from tests.innsyn.asking import fetched, gone_through, opened


@pytest.fixture
def scene(world: World) -> Scene:
    scene = set_scene(clubs()[3], "sent")
    for name, answer in (("warned_before", "yes"), ("own_version", "Slik var det ikke"), ("accused_of", "unknown")):
        set_fact(scene.leader, scene.ids["case_id"], next(one for one in asked("advarsel", 1) if one.name == name), answer, 0)
    return scene


@pytest.mark.parametrize(("said", "there"), [("give", True), ("others", False)])
def test_the_answers_go_along(said: str, there: bool, world: World, scene: Scene) -> None:
    privacy = opened(world, Member.get_by_id(scene.ids["member_id"]))
    gone_through(world.enter(scene.leader), scene.ids["case_id"], said)
    text, _data = fetched(privacy)
    assert "Har medlemmet fått advarsel før?" in text and "Vet ikke" in text
    assert ("Slik var det ikke" in text) == there
