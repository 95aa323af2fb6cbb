"""What somebody else wrote meanwhile is never overwritten from a phone without a line: the person sees both, and chooses."""

import pytest

from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World
from tests.outbox.phone import bundle, envelope, send
from tests.views.test_both import chosen, line_of
from tests.views.test_timeline import answered

ADDRESS = "/ny/rettelse/samlet?sak={case_id}&linje={entry_id}-1"


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "participant", "Merke")


@pytest.fixture
def late(scene: Scene) -> str:
    """A correction of the first text, sealed before anybody else had corrected it."""
    return envelope(scene.leader, ADDRESS.format(**scene.ids), **bundle([("tekst", {"answer": "Fra kjelleren."})], finish="1"))


@pytest.fixture
def leader(world: World, scene: Scene) -> Browser:
    first = world.enter(scene.leader)
    answered(first, "/ny/rettelse?sak={case_id}&linje={entry_id}-1".format(**scene.ids), {"answer": "Fra den første."})
    return first


def test_it_becomes_a_question(leader: Browser, scene: Scene, late: str) -> None:
    assert send(leader, late).json["state"] == "asks" and line_of(scene) == "Fra den første."


def test_both_texts_are_shown_to_who_looks(leader: Browser, late: str) -> None:
    send(leader, late)
    met = send(leader, late, vis="1")
    assert met.status_code == 409 and "Fra den første." in met.text and "Fra kjelleren." in met.text


def test_what_is_chosen_then_stands(leader: Browser, scene: Scene, late: str) -> None:
    met = send(leader, late, vis="1").text
    to = met.split('action="')[1].split('"')[0]
    assert chosen(leader, met, to, "mine") == 303 and line_of(scene) == "Fra kjelleren."


def test_a_form_by_itself_that_became_a_question_is_found_again(leader: Browser, scene: Scene) -> None:
    form = envelope(scene.leader, ADDRESS.format(**scene.ids).replace("/samlet", ""), once="k9", answer="Fra kjelleren.")
    assert send(leader, form).json["state"] == "asks"
    assert "Fra kjelleren." in leader.follow(send(leader, form, vis="1")).text
