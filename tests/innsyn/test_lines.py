"""What a member gets of the timeline: never an internal draft, a correction only when it has been gone through, marks in words."""

from datetime import timedelta

import pytest

from klar.actions.case import note
from klar.actions.case.correction import correct
from klar.actions.case.label import mark_line
from klar.db import now
from klar.models.case import Entry
from klar.models.member import Member
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World
from tests.innsyn.asking import fetched, gone_through, opened


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[3], "sent", "Merkeord")


@pytest.fixture
def privacy(world: World, scene: Scene) -> Browser:
    return opened(world, Member.get_by_id(scene.ids["member_id"]))


def test_an_internal_draft_is_told_of_and_never_handed_out(world: World, scene: Scene, privacy: Browser) -> None:
    note(scene.leader, scene.ids["case_id"], "Utkastord", internal=True)
    rep = world.enter(scene.leader)
    gone_through(rep, scene.ids["case_id"])
    text, data = fetched(privacy)
    assert "Utkastord" not in text + str(data) and "arbeidsnotat bare for saken" in text


def test_nobody_is_asked_about_a_draft(world: World, scene: Scene, privacy: Browser) -> None:
    note(scene.leader, scene.ids["case_id"], "Utkastord", internal=True)
    draft = Entry.select().order_by(Entry.id.desc()).first().id
    answer = world.enter(scene.leader).post(f"/saker/{scene.ids['case_id']}/innsyn", place=f"entry:{draft}", answer="give")
    assert answer.status_code == 404


def test_what_was_corrected_after_is_held_back(world: World, scene: Scene, privacy: Browser) -> None:
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    correct(scene.leader, scene.ids["case_id"], scene.ids["entry_id"], "Nyord", 1)
    text, _data = fetched(privacy)
    assert "Merkeord hendt" in text and "Nyord" not in text


def test_both_texts_go_when_both_were_gone_through(world: World, scene: Scene, privacy: Browser) -> None:
    correct(scene.leader, scene.ids["case_id"], scene.ids["entry_id"], "Nyord", 1)
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    text, _data = fetched(privacy)
    assert "Merkeord hendt" in text and "Nyord" in text and "Før det ble rettet" in text


def test_a_correction_under_a_line_is_a_text_of_its_own(world: World, scene: Scene, privacy: Browser) -> None:
    Entry.update(at=now() - timedelta(days=2)).where(Entry.id == scene.ids["entry_id"]).execute()
    gone_through(world.enter(scene.leader), scene.ids["case_id"])
    correct(scene.leader, scene.ids["case_id"], scene.ids["entry_id"], "Rettelsesord", 1)
    assert "Rettelsesord" not in fetched(privacy)[0]


def test_who_goes_through_sees_what_is_health(world: World, scene: Scene, privacy: Browser) -> None:
    mark_line(scene.leader, scene.ids["case_id"], scene.ids["entry_id"], "health", {})
    page = world.enter(scene.leader).get(f"/saker/{scene.ids['case_id']}/innsyn?tekst=entry:{scene.ids['entry_id']}").text
    assert "Notat (Helse)" in page and privacy
