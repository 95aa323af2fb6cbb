"""Every route with an id × every officer × every club's things, from the URL map; the oracle says what each must get.

Nobody may open what is not theirs, and nobody may be kept from what is.
"""

import re
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from klar.access import ROLE_RULES, RULES
from klar.crypto import keys
from klar.db import Postgresql, db, now, today
from klar.models.case import Document
from klar.models.officer import Officer, Session
from klar.models.role import ROLES
from klar.wizards import WIZARDS
from tests.access.oracle import Oracle
from tests.access.scenes import TWISTS, Scene, clubs, set_scene
from tests.conftest import World
from tests.engine import ON_POSTGRESQL
from tests.listening import listening
from tests.routes.url_map import WITH_IDS, Route, named

MISSING = 10**9
PAIRS = 20_000
CHANGE = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)')


class Matrix:
    """The world with a scene a twist, everybody signed in, and the state to go back to after an allowed change."""

    def __init__(self, world: World):
        self.world = world
        world.app.config["WTF_CSRF_ENABLED"] = False  # tests/routes has the proof of that gate
        at = clubs()
        self.scenes = [set_scene(at[i % len(at)], twist) for i, twist in enumerate(TWISTS)]
        Document.update(evidence="yes").execute()  # else there is no original to keep from anybody
        self.officers = [row.id for row in Officer.select().order_by(Officer.id)]
        self.clients = {me: world.enter(me).client for me in self.officers}
        Session.update(auth_at=now() + timedelta(days=1), seen_at=now() + timedelta(days=1)).execute()  # however long this takes
        self.oracle = Oracle(today())
        self.saved = [(base, saved(base)) for base in (db.obj, keys.database)]
        self.allowed: dict[tuple[str, int], set[int]] = {}

    def send(self, me: int, route: Route, ids: dict[str, Any]) -> TestResponse:
        with self.world.app.test_request_context():
            address = self.world.app.url_for(route.endpoint, _external=False, **{name: ids[name] for name in route.arguments})
        with listening() as said:
            answer = self.clients[me].open(address, method=route.method)
        self.changed = {found[1] for text in said if (found := CHANGE.match(text))}
        return answer

    def may(self, me: int, route: Route, scene: Scene) -> int:
        """200 when it is to be opened, else 302 (no mandate: to sign-in), 403 (not for the role) or 404 (nothing there)."""
        if not self.oracle.units(me, ROLES):
            return 302
        roles = [ROLE_RULES[name] for name in route.access if name in ROLE_RULES]
        if "name" in route.arguments:
            roles.append(ROLE_RULES[WIZARDS[scene.ids["name"]].permission])
        if not all(self.oracle.units(me, allowed) for allowed in roles):
            return 403
        permission = next(name for name in route.access if name in RULES)
        if "workplace_id" in route.arguments:
            return 200 if self.working_at(scene.ids["workplace_id"]) & self.rows(permission, me) else 404
        return 200 if scene.ids[SUBJECT[permission.split(".")[0]]] in self.rows(permission, me) else 404

    def rows(self, permission: str, me: int) -> set[int]:
        if (permission, me) not in self.allowed:
            self.allowed[permission, me] = self.oracle.allowed(permission, me)
        return self.allowed[permission, me]

    def working_at(self, workplace: int) -> set[int]:
        return {job.member_id for job in self.oracle.jobs if job.workplace_id == workplace and self.oracle.works(job)}

    def restore(self) -> None:
        for base, kept in self.saved:
            if isinstance(base, Postgresql):
                put_back(base, self.changed)
            else:
                kept.backup(base.connection())


SUBJECT = {"case": "case_id", "member": "member_id", "handover": "handover_id", "task": "task_id", "draft": "draft_id", "club": "record_id", "follow": "unit_id", "round": "round_id", "network": "network_id", "report": "report_id", "gathering": "gathering_id", "signup": "signup_id", "article": "article_id"}


def saved(base: Any) -> Any:
    if isinstance(base, Postgresql):
        base.execute_sql("CREATE SCHEMA saved")
        return [base.execute_sql(f'CREATE TABLE saved."{table}" AS TABLE "{table}"') for table in base.get_tables()]
    copy = sqlite3.connect(":memory:")
    base.connection().backup(copy)
    return copy


def put_back(base: Postgresql, changed: set[str]) -> None:
    """The rows of the tables that a request has written to, as they were."""
    with base.atomic():
        base.execute_sql("SET LOCAL session_replication_role = replica")  # in any order, whatever refers to what
        for table in changed:
            base.execute_sql(f'DELETE FROM "{table}"')
            base.execute_sql(f'INSERT INTO "{table}" SELECT * FROM saved."{table}"')


@pytest.fixture(scope="module")
def matrix(shared_world: World) -> Iterator[Matrix]:
    return Matrix(shared_world)


def test_every_id_in_an_address_has_something_to_try(matrix: Matrix) -> None:
    """A new kind of id needs a line in tests/access/scenes.py."""
    assert {name for route in WITH_IDS for name in route.arguments} <= matrix.scenes[0].ids.keys()


@pytest.mark.parametrize("route", WITH_IDS, ids=named)
def test_each_person_gets_what_the_rules_say(route: Route, matrix: Matrix) -> None:
    wrong = [found for me in asking(matrix, route) for found in asked(matrix, route, me)]
    assert wrong == []


def asking(matrix: Matrix, route: Route) -> list[int]:
    """Everybody; on PostgreSQL every other one, those left out by one route being asked by the next: it takes twice as long there."""
    return matrix.officers[WITH_IDS.index(route) % 2 :: 2] if ON_POSTGRESQL else matrix.officers


def asked(matrix: Matrix, route: Route, me: int) -> Iterator[tuple]:
    """The answers that are not what the rules say; «not yours» must also look like «not there», byte for byte."""
    nothing = matrix.send(me, route, {**matrix.scenes[0].ids, **dict.fromkeys(SUBJECT.values(), MISSING), "workplace_id": MISSING, "mandate_id": MISSING})
    for scene in matrix.scenes:
        wanted, answer = matrix.may(me, route, scene), matrix.send(me, route, scene.ids)
        if wanted == 200:
            if answer.status_code in (403, 404, 500):
                yield (me, scene.ids, wanted, answer.status_code)
            if route.method == "POST":
                matrix.restore()
        elif answer.status_code != wanted or shape(answer, wanted) != shape(nothing, wanted):
            yield (me, scene.ids, wanted, answer.status_code)


def shape(answer: TestResponse, wanted: int) -> tuple:
    """Everything that is sent; of the way to sign-in only where it leads, since the page asked for is remembered."""
    return (answer.location,) if wanted == 302 else (answer.status_code, answer.data, sorted(answer.headers.items()))


def test_that_is_enough_pairs(matrix: Matrix) -> None:
    assert sum(len(asking(matrix, route)) * len(matrix.scenes) for route in WITH_IDS) >= PAIRS
