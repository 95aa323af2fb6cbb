"""A rep of a club, with the case that most of these pages are looked at in."""

import pytest

from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[0], "returned")


@pytest.fixture
def rep(scene: Scene, world: World) -> Browser:
    return world.enter(scene.leader)


@pytest.fixture
def papers(scene: Scene) -> str:
    return f"/saker/{scene.ids['case_id']}/papirer"
