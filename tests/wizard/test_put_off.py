"""«Utsett»: each answer leads to the day it names."""

from datetime import timedelta

import pytest

from klar.actions.task import make_task
from klar.db import today
from klar.models.task import Task
from tests.conftest import World


@pytest.mark.parametrize(("answer", "days"), [("tomorrow", 1), ("week", 7), ("month", 30)])
def test_a_task_comes_back_when_it_was_said_to(world: World, answer: str, days: int) -> None:
    browser = world.sign_in("club_leader")
    task = make_task(world.person("club_leader").id, "Ring", None)
    browser.post(f"/ny/utsett?oppgave={task.id}", answer=answer)
    assert Task.get_by_id(task.id).from_on == today() + timedelta(days=days)
