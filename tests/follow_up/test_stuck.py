"""Signals without content: that a rep seems stuck, and never what with."""

from datetime import timedelta

import pytest

from klar.actions.case import NewCase, open_case
from klar.actions.draft import start_draft
from klar.actions.task import make_task
from klar.db import now, today
from klar.models.case import Deadline, Party
from klar.models.officer import Mandate, Officer, Session
from klar.models.task import Task
from tests.access.scenes import clubs
from tests.conftest import Browser, World
from tests.routes.test_statements import statements

SIGNS = ("Har ikke logget inn ennå", "Har stoppet to ganger på samme spørsmål", "En frist er nær", "En oppgave skulle vært gjort")


@pytest.fixture
def rep(world: World) -> int:
    """A rep of the first club of whom there is no sign, and nobody else either."""
    Task.update(status="dropped").execute()
    Deadline.update(status="kept").execute()
    Mandate.update(from_on=today() - timedelta(days=400)).execute()
    return Mandate.get(Mandate.role == "club_leader", Mandate.unit == clubs()[0].id).officer_id


@pytest.fixture
def helper(world: World, rep: int) -> Browser:
    return world.enter(leader_above())


def leader_above() -> int:
    return Mandate.get(Mandate.role == "branch_leader", Mandate.unit == clubs()[0].parent_id).officer_id


def signs(helper: Browser) -> list[str]:
    text = helper.get("/oppfolging").text
    return [sign for sign in SIGNS if sign in text]


def case(rep: int, kind: str = "advarsel") -> int:
    made = open_case(rep, NewCase(kind, clubs()[0].id, (), happened="Merkehendt")).id
    Deadline.create(case=made, due_on=today() + timedelta(days=3))
    Task.update(status="done").where(Task.case == made).execute()
    return made


def test_nothing_is_said_of_one_who_does_well(helper: Browser) -> None:
    assert signs(helper) == [] and "Kan trenge hjelp" not in helper.get("/oppfolging").text


def test_a_new_rep_who_has_not_signed_in_since_the_post_began(helper: Browser, rep: int) -> None:
    Mandate.update(from_on=today() - timedelta(days=20)).where(Mandate.officer == rep).execute()
    Session.create(token=b"before", officer=rep, created_at=now() - timedelta(days=30), seen_at=now())
    assert signs(helper) == [SIGNS[0]]
    Session.create(token=b"after", officer=rep, created_at=now() - timedelta(days=1), seen_at=now())
    assert signs(helper) == []


def test_the_same_question_left_twice(helper: Browser, rep: int) -> None:
    start_draft(rep, "notat", {"tekst": "Merke"}, "tekst")
    start_draft(rep, "notat", {}, "sak")
    assert signs(helper) == []
    start_draft(rep, "notat", {}, "tekst")
    assert signs(helper) == [SIGNS[1]]


def test_a_deadline_that_is_near_without_a_word_of_it(helper: Browser, rep: int) -> None:
    made = case(rep)
    text = helper.get("/oppfolging").text
    assert signs(helper) == [SIGNS[2]] and "Merke" not in text and f"/saker/{made}" not in text and "dvarsel" not in text


def test_a_task_that_is_overdue_without_its_title(helper: Browser, rep: int) -> None:
    make_task(rep, "Merkeoppgave", today())
    assert signs(helper) == []
    make_task(rep, "Merkeoppgave", today() - timedelta(days=1))
    assert signs(helper) == [SIGNS[3]] and "Merkeoppgave" not in helper.get("/oppfolging").text


def test_a_case_for_named_people_gives_no_sign(helper: Browser, rep: int) -> None:
    made = case(rep, "varsling")
    make_task(rep, "Ring", today() - timedelta(days=1), made)
    assert signs(helper) == []


def test_a_case_that_the_helper_is_a_party_to_gives_no_sign(helper: Browser, rep: int) -> None:
    made = case(rep)
    make_task(rep, "Ring", today() - timedelta(days=1), made)
    Party.create(case=made, officer=leader_above(), role="counterpart")
    assert signs(helper) == []


def test_everything_of_one_person_is_one_row(helper: Browser, rep: int) -> None:
    case(rep)
    make_task(rep, "Ring", today() - timedelta(days=1))
    Mandate.create(number="X-two", officer=rep, role="chief_rep", unit=clubs()[0].id, from_on=today() - timedelta(days=400))
    name = Officer.get_by_id(rep).name
    assert helper.get("/oppfolging").text.split("Kan trenge hjelp")[1].split("</ul>")[0].count(name) == 1 and signs(helper) == [SIGNS[2], SIGNS[3]]


def test_another_branch_sees_no_sign(world: World, rep: int) -> None:
    make_task(rep, "Ring", today() - timedelta(days=1))
    other = Mandate.get(Mandate.role == "branch_leader", Mandate.unit != clubs()[0].parent_id)
    assert signs(world.enter(other.officer_id)) == []


def test_a_page_for_many_asks_no_more_than_for_few(world: World, helper: Browser, rep: int) -> None:
    few = len(statements(helper, "/oppfolging"))
    for row in Mandate.select().where(Mandate.role == "club_leader"):
        make_task(row.officer_id, "Ring", today() - timedelta(days=1))
    assert len(statements(helper, "/oppfolging")) == few
