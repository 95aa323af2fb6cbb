"""A double tap, a resend and a replay are one record, for every form that makes something."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine

from klar.db import now
from klar.models.case import Case, Entry, Handover
from klar.models.draft import Draft
from klar.models.member import Contact
from klar.models.officer import Officer
from klar.models.task import Task
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[0], "returned")


@pytest.fixture
def rep(world: World, scene: Scene) -> Browser:
    return world.sign_in(Officer.get_by_id(scene.leader))


def walk(rep: Browser, start: str, *answers: str) -> str:
    """Answers the wizard's questions; the address of the page where the next form stands."""
    at = start
    for answer in answers:
        sent = rep.post(at, answer=answer)
        assert sent.status_code == 303, (at, answer, sent.status_code)
        at = sent.location
    return at


def form(rep: Browser, page: str, path: str, **fields: str) -> tuple[str, dict[str, str]]:
    """The form on the page that goes to `path`, as the browser would send it."""
    html = rep.get(page).text
    inside = html.split(f'action="{path}', 1)[1].split("</form>", 1)[0]
    return path, {**dict(re.findall(r'name="(csrf_token|once)" value="([^"]+)"', inside)), **fields}


def new_case(rep: Browser, scene: Scene) -> tuple[str, dict[str, str]]:
    check = walk(rep, f"/ny/sak?hvem={scene.ids['member_id']}", "lonn", "lonn_feil", "unknown", "no", "not_asked")
    return form(rep, check, check)


def a_note(rep: Browser, scene: Scene) -> tuple[str, dict[str, str]]:
    page = f"/ny/notat?sak={scene.ids['case_id']}"
    return form(rep, page, page, answer="Vi snakket sammen.")


def a_task(rep: Browser, scene: Scene) -> tuple[str, dict[str, str]]:
    page = walk(rep, f"/ny/oppgave?sak={scene.ids['case_id']}", "call")
    return form(rep, page, page, answer="today")


def rang(rep: Browser, scene: Scene) -> tuple[str, dict[str, str]]:
    page = f"/saker/{scene.ids['case_id']}"
    return form(rep, page, f"{page}/ringt")


def called(rep: Browser, scene: Scene) -> tuple[str, dict[str, str]]:
    page = f"/medlemmer/{scene.ids['member_id']}"
    return form(rep, page, f"{page}/ringt")


def help_wanted(rep: Browser, scene: Scene) -> tuple[str, dict[str, str]]:
    check = walk(rep, f"/ny/hjelp?sak={scene.ids['case_id']}", "help", str(scene.branch), "Se på brevet", "summary")
    return form(rep, check, check)


def first_answer(rep: Browser, _scene: Scene) -> tuple[str, dict[str, str]]:
    return form(rep, "/ny/oppgave", "/ny/oppgave", answer="call")


MAKES: dict[str, tuple[Callable, type]] = {
    "ny sak": (new_case, Case),
    "notat": (a_note, Entry),
    "oppgave": (a_task, Task),
    "ringt i saken": (rang, Entry),
    "jeg ringte": (called, Contact),
    "be om hjelp": (help_wanted, Handover),
    "første svar": (first_answer, Draft),
}


@pytest.fixture(params=MAKES)
def making(request: pytest.FixtureRequest, rep: Browser, scene: Scene) -> tuple[str, dict[str, str], type]:
    make, model = MAKES[request.param]
    return (*make(rep, scene), model)


def test_a_double_tap_is_one_record(making: tuple, rep: Browser) -> None:
    path, data, model = making
    before = model.select().count()
    first, second = (rep.client.post(path, data=data) for _tap in range(2))
    assert model.select().count() - before == 1
    assert (first.status_code, second.status_code) == (303, 303) and first.location == second.location


def test_a_replay_after_an_hour_is_nothing_more(making: tuple, rep: Browser) -> None:
    path, data, model = making
    first, count = rep.client.post(path, data=data), model.select().count()
    begun = now()
    for minutes in (20, 40, 65):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            assert rep.get("/mer").status_code == 200
    with time_machine.travel(begun + timedelta(minutes=66), tick=False):
        again = rep.client.post(path, data=data)
    assert model.select().count() == count and again.location == first.location


def test_a_form_opened_anew_is_a_new_record(rep: Browser, scene: Scene) -> None:
    before = Entry.select().where(Entry.kind == "call").count()
    for _visit in range(2):
        path, data = rang(rep, scene)
        rep.client.post(path, data=data)
    assert Entry.select().where(Entry.kind == "call").count() == before + 2


def test_each_page_has_a_key_of_its_own(rep: Browser, scene: Scene) -> None:
    keys = {rang(rep, scene)[1]["once"] for _visit in range(5)}
    assert len(keys) == 5 and all(len(key) == 32 for key in keys)


def test_two_persons_with_one_key_are_two_records(world: World, rep: Browser, scene: Scene) -> None:
    path, data = first_answer(rep, scene)
    other = world.sign_in("club_leader", 4)
    _path, theirs = first_answer(other, scene)
    before = Draft.select().count()
    rep.client.post(path, data=data)
    other.client.post(path, data={**theirs, "once": data["once"]})
    assert Draft.select().count() == before + 2


def test_a_form_with_an_error_can_be_mended_and_sent(rep: Browser, scene: Scene) -> None:
    path, data = a_note(rep, scene)
    wrong = rep.client.post(path, data={**data, "answer": ""})
    assert wrong.status_code == 422 and rep.client.post(path, data=data).status_code == 303


def test_time_stands_where_the_test_put_it() -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12), tick=False):
        assert now().month == 3
