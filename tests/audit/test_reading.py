"""Looking is on record before anything is shown; when it cannot be recorded, nothing is shown."""

import pytest

from klar import audit
from klar.db import db
from klar.models.audit_event import AuditEvent
from klar.models.officer import Officer
from tests.access.scenes import Scene, clubs, set_scene
from tests.conftest import Browser, World
from tests.engine import ON_POSTGRESQL


@pytest.fixture
def scene(world: World) -> Scene:
    return set_scene(clubs()[0], "taken", "Merkeord")


@pytest.fixture
def rep(world: World, scene: Scene) -> Browser:
    return world.sign_in(Officer.get_by_id(scene.leader))


def last(name: str) -> AuditEvent | None:
    return AuditEvent.select().where(AuditEvent.name == name).order_by(AuditEvent.id.desc()).first()


def test_opening_a_case_is_on_record_with_the_rule(rep: Browser, scene: Scene) -> None:
    rep.get(f"/saker/{scene.ids['case_id']}")
    event = last("case.read")
    assert (event.officer_id, event.subject, event.rule) == (scene.leader, scene.ids["case_id"], "handler")


def test_the_rule_is_the_one_that_let_them_in(world: World, scene: Scene) -> None:
    desk = world.sign_in("branch_deputy_leader", 1)
    codes = [world.sign_in("branch_deputy_leader", i).get(f"/saker/{scene.ids['case_id']}").status_code for i in range(3)]
    assert desk and sorted(codes) == [200, 404, 404] and last("case.read").rule == "handover"


def test_opening_a_members_card_is_on_record(rep: Browser, scene: Scene) -> None:
    rep.get(f"/medlemmer/{scene.ids['member_id']}")
    event = last("member.opened")
    assert (event.officer_id, event.subject, event.rule) == (scene.leader, scene.ids["member_id"], "club")


def a_minute_passes() -> None:
    AuditEvent.update(at=AuditEvent.at - 61_000).execute()


def looks(scene: Scene) -> int:
    return AuditEvent.select().where(AuditEvent.name == "case.read", AuditEvent.officer == scene.leader).count()


def test_loading_the_page_again_is_the_same_look(rep: Browser, scene: Scene) -> None:
    for _ in range(3):
        rep.get(f"/saker/{scene.ids['case_id']}")
    assert looks(scene) == 1


def test_after_a_minute_it_is_a_new_look(rep: Browser, scene: Scene) -> None:
    rep.get(f"/saker/{scene.ids['case_id']}")
    a_minute_passes()
    rep.get(f"/saker/{scene.ids['case_id']}")
    assert looks(scene) == 2


def test_what_has_changed_is_a_new_look(rep: Browser, scene: Scene) -> None:
    rep.get(f"/saker/{scene.ids['case_id']}")
    rep.post(f"/saker/{scene.ids['case_id']}/ringt", page=f"/saker/{scene.ids['case_id']}")
    rep.get(f"/saker/{scene.ids['case_id']}")
    assert looks(scene) == 2


def test_by_another_rule_it_is_a_new_look(rep: Browser, scene: Scene) -> None:
    rep.get(f"/saker/{scene.ids['case_id']}")
    AuditEvent.update(rule="emergency").where(AuditEvent.name == "case.read").execute()
    rep.get(f"/saker/{scene.ids['case_id']}")
    assert looks(scene) == 2


FULL = (
    (
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$",
        "CREATE TRIGGER no_more BEFORE INSERT ON audit_event EXECUTE FUNCTION refuse()",
    )
    if ON_POSTGRESQL
    else ("CREATE TRIGGER no_more BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'full'); END",)
)


@pytest.mark.parametrize("path", ["/saker/{case_id}", "/medlemmer/{member_id}", "/saker/{case_id}/frister/{deadline_id}"])
def test_no_record_no_content(path: str, rep: Browser, scene: Scene) -> None:
    a_minute_passes()
    for statement in FULL:
        db.execute_sql(statement)
    answer = rep.get(path.format(**scene.ids))
    assert answer.status_code == 500 and "Merkeord" not in answer.text and "Advarsel" not in answer.text


def test_what_one_may_not_see_is_not_on_record_as_read(world: World, scene: Scene) -> None:
    count = AuditEvent.select().where(AuditEvent.name == "case.read").count()
    assert world.sign_in("safety_rep").get(f"/saker/{scene.ids['case_id']}").status_code == 404
    assert AuditEvent.select().where(AuditEvent.name == "case.read").count() == count


def test_the_case_says_who_has_seen_it(rep: Browser, world: World, scene: Scene) -> None:
    rep.get(f"/saker/{scene.ids['case_id']}")
    assert Officer.get_by_id(scene.leader).name in rep.get(f"/saker/{scene.ids['case_id']}/sett").text


@pytest.mark.parametrize("page", ["", "/mer", "/sett", "/frister"])
def test_every_page_of_a_case_that_shows_what_it_says_records(page: str, rep: Browser, scene: Scene) -> None:
    before = AuditEvent.select().count()
    text = rep.get(f"/saker/{scene.ids['case_id']}{page}").text
    shows = any(word in text for word in ("Merkeord", "Advarsel", "aml"))
    assert AuditEvent.select().count() > before or not shows


def test_after_all_this_the_chain_holds(rep: Browser, scene: Scene) -> None:
    rep.get(f"/saker/{scene.ids['case_id']}")
    assert audit.verify()[1] is None
