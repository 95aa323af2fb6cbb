"""«I dag»: everything that is to be done, in order of urgency, each a way on; and nothing of what is not one's own."""

from datetime import timedelta

import pytest

from klar.actions.club import add_record
from klar.actions.handover import ask, reply
from klar.actions.task import make_task
from klar.db import today
from klar.models.case import Case, Deadline, Handover
from klar.models.officer import Mandate
from tests.access.scenes import clubs, officers, set_scene
from tests.conftest import World
from tests.routes.html import Page


@pytest.fixture
def scene(world: World):
    made = set_scene(clubs()[3], "summary", "Kvalheim")
    Case.update(closed_on=today()).where(Case.id != made.ids["case_id"]).execute()
    Deadline.update(due_on=today() - timedelta(days=1)).where(Deadline.case == made.ids["case_id"]).execute()
    return made


def links(world: World, officer: int) -> dict[str, str]:
    """Where each row leads, and what it says, in order."""
    page = Page(world.enter(officer).get("/i-dag").text)
    return {tag.attrs["href"]: " ".join(tag.text.split()) for tag in page.named("a") if any(outer.name == "main" for outer in tag.inside)}


def parts(world: World, officer: int) -> list[str]:
    return [" ".join(tag.text.split()) for tag in Page(world.enter(officer).get("/i-dag").text).named("h2")]


def test_what_is_late_stands_first_then_who_waits_then_what_to_do(world: World, scene) -> None:
    handover = Handover.get_by_id(scene.ids["handover_id"])
    ask(handover.taken_by_id, handover.id, "Når skjedde det?")
    found = list(links(world, scene.leader))
    assert found[0].startswith(f"/saker/{scene.ids['case_id']}/frister/") and f"/hjelp/{handover.id}" in found and f"/oppgaver/{scene.ids['task_id']}" in found
    assert parts(world, scene.leader)[:3] == ["Frister", "De venter på deg", "Gjør i dag"]


def test_a_meeting_stands_there_on_its_day_alone(world: World, scene) -> None:
    said = {"title": "Klubbmøte nå", "place": "Kantina", "points": []}
    ids = [add_record(scene.leader, scene.club, "meeting", said, today() + timedelta(days=days)) for days in (0, 1)]
    found = links(world, scene.leader)
    assert "Møte i dag" in found[f"/klubben/{ids[0]}"] and f"/klubben/{ids[1]}" not in found


def test_who_one_waits_for_stands_last(world: World, scene) -> None:
    Case.update(status="waiting", waiting_for="employer", waiting_until=today()).where(Case.id == scene.ids["case_id"]).execute()
    assert "Venter på arbeidsgiver" in links(world, scene.leader)[f"/saker/{scene.ids['case_id']}"]
    assert parts(world, scene.leader)[-1] == "Du venter på dem"


def test_an_answer_stands_with_who_asked_until_it_is_read(world: World, scene) -> None:
    handover = Handover.get_by_id(scene.ids["handover_id"])
    ask(handover.taken_by_id, handover.id, "Når skjedde det?")
    assert "Du venter på svar" in links(world, handover.taken_by_id)[f"/innboks/{handover.id}"]
    reply(scene.leader, handover.id, "I går.")
    assert "Har svart deg" in links(world, handover.taken_by_id)[f"/innboks/{handover.id}"]


def test_with_no_deadline_near_the_next_one_is_told(world: World, scene) -> None:
    Deadline.update(due_on=today() + timedelta(days=90)).execute()
    assert sum("/frister/" in href for href in links(world, scene.leader)) == 1


def test_nothing_of_others_is_there(world: World, scene) -> None:
    make_task(scene.leader, "Bare lederen", today())
    other = officers(clubs()[0].id, "club_leader")[0]
    privacy = Mandate.get(Mandate.role == "data_protection_officer").officer_id
    assert "Bare lederen" in world.enter(scene.leader).get("/i-dag").text
    assert not any("Kvalheim" in text or "Bare lederen" in text for one in (other, privacy) for text in links(world, one).values())
    assert "Ingenting haster" in world.enter(privacy).get("/i-dag").text
