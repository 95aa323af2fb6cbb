import pytest
from peewee import OperationalError

from klar.actions.handover import ask
from klar.actions.session import SEEN_EVERY
from klar.db import now
from klar.models.case import Handover
from klar.models.draft import Draft
from klar.models.officer import Session
from tests.access.scenes import clubs, set_scene
from tests.conftest import World
from tests.routes.html import Page


def choices(text: str) -> list[str]:
    """What can be chosen on the page itself, in order."""
    page = Page(text)
    return [" ".join(tag.text.split()) for tag in page.named("a") if any(outer.name == "main" for outer in tag.inside)]


def test_home_says_what_is_due_first(world: World) -> None:
    page = world.sign_in("club_leader").get("/").text
    assert "Frist" in page and "Ny sak" in page


def test_a_full_disk_keeps_nobody_from_reading(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """That the page was opened cannot be noted."""
    def full(_session: int) -> None:
        raise OperationalError("database or disk is full")

    browser = world.sign_in("club_leader")
    Session.update(seen_at=now() - 2 * SEEN_EVERY).execute()
    monkeypatch.setattr("klar.web.see", full)
    assert browser.get("/").status_code == 200


def test_signed_out_is_sent_to_sign_in(world: World) -> None:
    assert world.browser().get("/").location == "/logg-inn"


@pytest.mark.parametrize(("begun", "asked"), [(False, False), (True, False), (False, True), (True, True)])
def test_there_are_five_choices_whatever_waits(begun: bool, asked: bool, world: World) -> None:
    """What goes first is one tap away: the tasks under Mer, a member by way of Ny sak."""
    scene = set_scene(clubs()[2], "summary")
    if not begun:
        Draft.update(finished=True).execute()
    if asked:
        handover = Handover.get_by_id(scene.ids["handover_id"])
        ask(handover.taken_by_id, handover.id, "Når skjedde det?")
    found = choices(world.enter(scene.leader).get("/").text)
    assert len(found) <= 5 and [one for one in found if one.startswith(("Ny sak", "Mine saker"))] == ["Ny sak", next(one for one in found if one.startswith("Mine saker"))]
    assert any(one.startswith("Fortsett") for one in found) == begun and any("spørsmål venter" in one for one in found) == asked
    assert "Mine oppgaver" in world.enter(scene.leader).get("/mer").text
