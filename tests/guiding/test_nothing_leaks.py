"""What a rep types, and whose case it is, is nowhere in what the helper's browser receives: over every page and every question."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from klar.models.guiding import Guiding
from klar.models.member import Member
from klar.models.officer import Officer
from klar.views.own_words import texts
from klar.wizards import WIZARDS
from tests.access.scenes import set_scene
from tests.conftest import World
from tests.guiding.conftest import HELPER, Call
from tests.routes.pages import BRANCH, LEADS_ON, REP, Places, page_routes

MARKER = "Zibeldonk"
KEPT = re.compile(r"(([0-9a-f]{12}!?|-\d+)( |$))*")
LIVE = {"HX-Request": "true"}


@pytest.fixture(scope="module")
def places(shared_world: World) -> Places:
    shared_world.app.config["WTF_CSRF_ENABLED"] = False  # forms are sent straight to where they go
    return Places(shared_world)


@pytest.fixture(scope="module")
def call(places: Places, shared_world: World) -> Call:
    """A world where everybody but the two who talk is called by the marker, and every sealed text holds it."""
    scene, rep = set_scene(places.club, "board", MARKER), Officer.get_by_id(places.scene.leader)
    helper = Officer.get_by_id(places.holder("branch_leader", scene.branch))
    Member.update(name=f"{MARKER} Berg").execute()
    Officer.update(name=f"{MARKER} Dal").where(Officer.id.not_in([rep.id, helper.id])).execute()
    Guiding.delete().execute()
    return Call(shared_world, rep, helper, places.browser(REP), places.browser(BRANCH)).join()


def received(call: Call) -> str:
    """Everything the helper's browser gets now: the page, the live answer, and what is seen when a button is pointed at."""
    found = [call.helper.get(f"{HELPER}/naa", headers=headers) for headers in ({}, LIVE)]
    found.append(call.helper.client.post(f"{HELPER}/vis", data={"label": call.row.labels.partition(" ")[0].rstrip("!")}, headers=LIVE))
    assert {answer.status_code for answer in found} == {200}
    return "".join(answer.text + str(answer.headers) for answer in found)


class Look(NamedTuple):
    page: str  # as the rep has it
    seen: str  # everything the helper got
    kept: Guiding


def looked(call: Call, places: Places) -> Iterator[Look]:
    """Each page as the rep opens it, and each question when the marker is typed there."""
    for route in page_routes():
        for stop in places.stops(route) if route.endpoint not in LEADS_ON else ():
            if stop.who != REP or route.endpoint.startswith("guided."):
                continue
            yield Look(call.rep.get(stop.address).text, received(call), call.row)
            if route.endpoint == "wizard.ask":
                typed = call.rep.client.post(stop.address, data={"answer": MARKER, "answer_day": MARKER, "q": MARKER})
                yield Look(typed.text, received(call), call.row)
    for address in (f"/medlemmer?q={MARKER}", f"/saker?q={MARKER}", f"/{MARKER}", f"/saker/999999?{MARKER}"):
        yield Look(call.rep.get(address).text + address, received(call), call.row)


@pytest.fixture(scope="module")
def looks(call: Call, places: Places) -> list[Look]:
    return [*looked(call, places)]


def test_the_marker_is_nowhere_in_what_the_helper_gets(looks: list[Look]) -> None:
    assert sum(MARKER in look.page for look in looks) > 60 and len(looks) > 200
    assert [look.kept.page for look in looks if MARKER in look.seen] == []


def test_what_is_kept_is_numbers_and_marks_alone(looks: list[Look], places: Places) -> None:
    names = {*places.world.app.jinja_env.list_templates(), *(f"{name}/{step.name}" for name, wizard in WIZARDS.items() for step in wizard.steps)}
    names |= {f"{name}/{page}.html" for name in WIZARDS for page in ("question", "check", "drop", "member")}
    for row in (look.kept for look in looks):
        assert KEPT.fullmatch(row.labels) and KEPT.fullmatch(row.errors) and row.page in names
        assert {mark.rstrip("!") for mark in f"{row.labels} {row.errors}".split() if mark[0] != "-"} <= texts().keys()


def test_the_rep_was_seen_on_each_of_many_pages(looks: list[Look]) -> None:
    assert len({look.kept.page_code for look in looks}) > 100


def test_what_the_check_page_says_of_the_answers_is_not_shown(call: Call) -> None:
    at = call.rep.client.post("/ny/sak", data={"answer": str(Member.get(Member.ended_on.is_null()).id)})
    assert at.status_code in (303, 422) and "Berg" not in received(call)


def test_the_marks_are_of_many_texts_and_none_has_room_for_data() -> None:
    assert len(texts()) > 300 and not [text for text in texts().values() if "%(" in text or MARKER in text]
