"""At each question of each wizard: another phone, a reload, Back three times and a sign-in that is over lose nothing that was given.
Without a line, and a phone that dies: tests/browser/test_every_step_offline.py."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from klar.actions.draft import TYPED, read_draft, start_draft
from klar.db import now
from klar.models.officer import Session
from klar.wizards import WIZARDS
from tests.conftest import World
from tests.routes.pages import ANSWERS, Places

WRITING = "Midt i en setning"


@pytest.fixture(scope="module")
def places(shared_world: World) -> Places:
    return Places(shared_world)


def left(places: Places, name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """A draft at each question: its address, the question, and what was given before it."""
    for answers in map(places.filled, ANSWERS[name]):
        path = [step.name for step in WIZARDS[name].path(answers) if step.name in answers]
        for place, step in enumerate(path):
            given = {earlier: answers[earlier] for earlier in path[:place]}
            yield f"/ny/{name}/{start_draft(places.starter(name), name, given, '').id}", step, given


def kept(places: Places, draft: str, name: str) -> dict[str, Any]:
    return read_draft(places.starter(name), int(draft.rsplit("/", 1)[1]), name)[1]


@pytest.mark.parametrize("name", WIZARDS)
def test_another_phone_a_reload_and_back_lose_nothing(places: Places, name: str) -> None:
    for draft, step, given in left(places, name):
        tablet = places.world.enter(places.starter(name))
        at = tablet.get(draft).location
        seen = [tablet.get(at).status_code, tablet.get(at).status_code, *(tablet.get(f"{draft}/{earlier}").status_code for earlier in list(given)[-3:])]
        assert set(seen) == {200} and tablet.get(draft).location == at, (step, seen)
        assert kept(places, draft, name) == given


@pytest.mark.parametrize("name", [name for name in WIZARDS if not WIZARDS[name].fresh])
def test_a_sign_in_that_is_over_loses_nothing(places: Places, name: str) -> None:
    for draft, step, given in left(places, name):
        phone = places.world.enter(places.starter(name))
        proof = phone.hidden("/mer")["csrf_token"]
        Session.update(seen_at=now() - timedelta(hours=1)).where(Session.officer == places.starter(name)).execute()
        answer = phone.client.post(f"{draft}/{step}", data={"csrf_token": proof, "answer": WRITING})
        assert answer.status_code == 302 and kept(places, draft, name) == {**given, TYPED: {step: WRITING}}, step
