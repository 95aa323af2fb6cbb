"""What can no longer be sent, because what it was about is deleted or another's: said as it is, in words that are true of both."""

import re

from klar.actions.draft import drop_draft
from klar.models.task import Task
from tests.conftest import Browser, World
from tests.outbox.phone import bundle, envelope, send
from tests.outbox.test_sending import NOTE, me

__all__ = ["case", "leader"]


def said(leader: Browser) -> str:
    return re.search('data-gone="([^"]+)"', leader.get("/utboks").text)[1]


def test_an_answer_in_a_draft_that_its_owner_deleted(world: World, leader: Browser, case: int) -> None:
    at = leader.post("/ny/notat", answer=str(case)).location
    drop_draft(me(world), int(at.split("/")[3]))
    posts = [envelope(me(world), at, once="k1", answer="Skrevet."), envelope(me(world), NOTE, **bundle([], draft=at.split("/")[3]))]
    assert [send(leader, post).json["state"] for post in posts] == ["gone", "gone"]
    assert "slettet" in said(leader) and "Saken" not in said(leader)


def test_a_task_that_is_anothers_now(world: World, leader: Browser) -> None:
    task = Task.get(Task.status == "open", Task.owner == me(world), Task.case.is_null())
    Task.update(owner=world.person("club_leader", 5).id).where(Task.id == task.id).execute()
    assert send(leader, envelope(me(world), f"/oppgaver/{task.id}/ferdig", once="k1")).json["state"] == "gone"
    assert "ikke ditt lenger" in said(leader)
