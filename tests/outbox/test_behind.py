"""What Klar itself fails at does not hold up the rest: what belongs to the same case, draft or task waits behind it, everything else goes past."""

import re

import pytest

from klar.late_post import read
from klar.models.task import Task
from klar.views import tasks
from tests.conftest import Browser, World
from tests.outbox.phone import bundle, envelope, send
from tests.outbox.test_sending import NOTE, lines, me, note

__all__ = ["case", "leader"]


@pytest.fixture
def task(world: World, leader: Browser) -> Task:
    return Task.get(Task.status == "open", Task.owner == me(world))


@pytest.fixture
def stuck(world: World, leader: Browser, task: Task, monkeypatch: pytest.MonkeyPatch) -> str:
    """The mark of a task that Klar fails at finishing."""
    monkeypatch.setitem(world.app.config, "PROPAGATE_EXCEPTIONS", False)
    with monkeypatch.context() as broken:
        broken.setattr(tasks, "finish_task", lambda *_told: 1 / 0)
        answer = send(leader, envelope(me(world), f"/oppgaver/{task.id}/ferdig", once="k1"))
    assert (answer.status_code, answer.json["state"]) == (500, "later")
    return answer.json["thing"]


def test_the_mark_tells_nothing(stuck: str, task: Task) -> None:
    assert re.fullmatch("[0-9a-f]{32}", stuck)


def test_what_is_of_the_same_waits_behind(world: World, leader: Browser, task: Task, stuck: str) -> None:
    answer = send(leader, envelope(me(world), f"/oppgaver/{task.id}/angre", once="k2"), behind=f"other,{stuck}")
    assert (answer.status_code, answer.json) == (503, {"state": "later", "thing": stuck})


def test_everything_else_goes_past(world: World, leader: Browser, case: int, stuck: str) -> None:
    before = lines(case)
    assert send(leader, note(world, case), behind=stuck).json["state"] == "sent" and lines(case) == before + 1


def test_it_goes_when_klar_can_take_it(world: World, leader: Browser, task: Task, stuck: str) -> None:
    assert send(leader, envelope(me(world), f"/oppgaver/{task.id}/ferdig", once="k1")).json["state"] == "sent"
    assert Task.get_by_id(task.id).status == "done"


SAME = [
    ("/ny/notat/7/tekst", {}), ("/ny/notat/7/sjekk", {}), ("/ny/notat/skriver", {"draft": "7"}), ("/ny/notat?sak=5", {"draft": "7"}), (NOTE, bundle([], draft="7")),
]  # fmt: skip
OTHERS = [("/ny/notat/8/tekst", {}), ("/ny/notat?sak=5", {}), ("/ny/notat?sak=6", {}), ("/oppgaver/7/ferdig", {}), ("/ny/frist/7/sjekk", {})]


def test_of_the_same_is_the_same_draft_however_it_is_sent(world: World) -> None:
    things = [read(envelope(1, path, **fields)).thing for path, fields in SAME + OTHERS]
    assert len({*things[:5]}) == 1 and len({*things}) == 6
