"""The lists of whom a helper follows up cost the same for many reps as for few, and show the first of each."""

import re
from datetime import timedelta
from random import Random

import pytest

from klar.actions.follow_up import SHOWN, at_hand, next_in_queue, queue
from klar.db import db, now, today
from klar.models.follow_up import ClubContact
from klar.models.officer import Mandate, Officer
from klar.models.task import Task
from tests.access.scenes import clubs
from tests.conftest import Browser, World
from tests.engine import only_sqlite
from tests.listening import listening
from tests.routes.test_statements import statements

ALIAS = re.compile(r'"(\w+)" AS "(\w+)"')
PAGES = ("/oppfolging", "/oppfolging/ring", "/oppfolging/klubber", "/oppfolging/nye", "/oppfolging/runder")


def leader() -> int:
    """Who leads the branch that the first club is in."""
    return Mandate.get(Mandate.role == "branch_leader", Mandate.unit == clubs()[0].parent_id).officer_id


@pytest.fixture
def helper(world: World) -> Browser:
    return world.enter(leader())


def add_reps(many: int) -> None:
    """Reps in the first club's branch: some new, some whose post ends, some who never answer, some with a task that is late."""
    chance, below = Random(many), [club.id for club in clubs() if club.parent_id == clubs()[0].parent_id]
    for place in range(many):
        officer = Officer.create(number=f"R{many}-{place}", name=f"Rep {chance.random()}")
        days = chance.choice((20, 50, 150, 400))
        Mandate.create(number=f"R{many}-{place}", officer=officer, role="workplace_rep", unit=chance.choice(below), from_on=today() - timedelta(days=days), to_on=chance.choice((None, today() + timedelta(days=days // 8))))
        if chance.random() < 0.3:
            again = chance.choice((None, today() - timedelta(days=place % 5)))
            ClubContact.create(unit=below[0], officer=officer, made_by=leader(), at=now(), outcome="none", tries=3, again_on=again)
        if chance.random() < 0.3:
            Task.create(key="", owner=officer, due_on=today() - timedelta(days=1), made_at=now())


def test_many_reps_ask_no_more_than_few(helper: Browser) -> None:
    with db.atomic():
        add_reps(10)
    few = {page: len(statements(helper, page)) for page in PAGES}
    with db.atomic():
        add_reps(1000)
    assert {page: len(statements(helper, page)) for page in PAGES} == few and max(few.values()) <= 6


def test_what_is_at_hand_is_the_first_of_each_list(world: World) -> None:
    with db.atomic():
        add_reps(200)
    me, found = leader(), at_hand(leader())
    whole = queue(me)
    assert [row.id for row in found.waiting] == [row.id for row in whole][:SHOWN] and found.count == len(whole) > SHOWN
    assert [row.to_on for row in found.ending] == sorted(row.to_on for row in found.ending) and len(found.ending) == SHOWN
    assert [(row.club, row.name) for row in found.unanswered] == sorted((row.club, row.name) for row in found.unanswered) and len(found.unanswered) == SHOWN
    signs = [(-signs.signs, -row.from_on.toordinal()) for row, signs in found.stuck]
    assert signs == sorted(signs) and len({row.officer_id for row, _signs in found.stuck}) == SHOWN


def test_the_next_to_call_is_the_first_in_the_queue_and_says_how_many_wait(world: World) -> None:
    with db.atomic():
        add_reps(50)
    first, whole = next_in_queue(leader()), queue(leader())
    assert (first.id, first.waiting) == (whole[0].id, len(whole)) and first.name == whole[0].name


def test_nobody_waits(world: World) -> None:
    Mandate.update(from_on=today() - timedelta(days=400), to_on=None).execute()
    Task.update(status="dropped").execute()
    assert next_in_queue(leader()) is None and at_hand(leader()).waiting == [] and at_hand(leader()).count == 0


@only_sqlite
@pytest.mark.parametrize("page", PAGES[:4])
def test_no_list_goes_through_every_club_of_the_union(helper: Browser, page: str) -> None:
    helper.get(page)
    with listening() as said:
        helper.get(page)
    for text in said:
        large = {alias for table, alias in ALIAS.findall(text) if table in ("unit", "mandate", "officer")}
        plan = [step[3] for step in db.execute_sql(f"EXPLAIN QUERY PLAN {text}")] if large else []
        assert not [step for step in plan if step.startswith("SCAN ") and step.split()[1] in large], plan
        assert not [step for step in plan if "(kind=?)" in step], plan
