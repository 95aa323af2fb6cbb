"""The second wall by itself: what PostgreSQL lets an officer reach when the application asks for everything."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from peewee import SQL, ProgrammingError

from klar import config, create_app, demo_world
from klar.access import reach
from klar.access.wall import GRANTS, ROLES, WALL, put_up, standing, walled
from klar.actions.learning import finish_lesson
from klar.db import atomic, begin_reading, connect, db, end_reading, today
from klar.migrations import migrate
from klar.models.case import Case
from klar.models.member import Member
from klar.models.officer import Mandate, Officer
from klar.models.role import ADVISERS
from tests.access.oracle import REPS, SEATS, Oracle
from tests.access.scenes import TWISTS, clubs, set_scene
from tests.access.small_world import SmallWorld
from tests.conftest import World
from tests.engine import ON_POSTGRESQL, create, drop, place

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not ON_POSTGRESQL, reason="only PostgreSQL has row-level security")
# Nobody's case, and no list of members: who works in Klar and where, sign-ins, the record, and what keeps forms and schema right.
OPEN = {
    "arrival", "audit_event", "calendar_feed", "employer", "identity", "installation", "invitation", "mandate", "network", "network_branch", "notify_choice", "officer", "once", "passkey", "push_subscription", "register_import",
    "schema_migration", "session", "tombstone", "unit", "workplace",
}  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Iterator[None]:
    migrate(connect(place(tmp_path)))
    walled()
    yield
    db.close()
    drop(place(tmp_path))


@pytest.fixture
def login(request: pytest.FixtureRequest) -> str:
    """What «klar serve» signs in to the database as, on a server that is set up as the README says."""
    request.getfixturevalue("world" if "world" in request.fixturenames else "small")
    if not db.execute_sql("SELECT 1 FROM pg_roles WHERE rolname = 'web_login'").fetchone():
        db.execute_sql("CREATE ROLE web_login LOGIN IN ROLE klar_web")
    return "web_login"


def reached(me: int, table: str, column: str = "id") -> set[int]:
    """Every row of the table, asked for without any rule, as a page of this officer would."""
    db.act_for(me)
    begin_reading()
    try:
        return {row[0] for row in db.execute_sql(f'SELECT {column} FROM "{table}"')}
    finally:
        end_reading()
        db.act_for(None)


def cases_of(oracle: Oracle, me: int) -> set[int]:
    ours = oracle.allowed("handover.read", me)
    waiting = {row.case_id for row in oracle.handovers if row.id in ours}
    alerts = oracle.allowed("alert.read", me)
    told = {row.case_id for row in oracle.alerts if row.id in alerts}
    return oracle.allowed("case.read", me) | waiting | told | oracle.allowed("case.take", me)


@pytest.mark.usefixtures("small")
def test_without_any_rule_each_reaches_what_the_rules_give_a_way_to() -> None:
    for seed in range(12):
        SmallWorld(Random(seed), f"w{seed}")
    oracle, tried = Oracle(today()), 0
    for me in [row.id for row in Officer.select()]:
        cases = cases_of(oracle, me)
        assert reached(me, "case") == cases
        assert reached(me, "party", "case_id") == {row.case_id for row in oracle.parties} & cases
        assert reached(me, "task") == {row.id for row in oracle.tasks if me in (row.owner_id, row.given_by_id) or row.case_id in cases} | oracle.allowed("task.take", me)
        before = {row.handler_id for row in oracle.case_take(me)}  # whose drafts in a case go with it
        assert reached(me, "draft") == {row.id for row in oracle.drafts if row.owner_id in {me, *before}}
        assert reached(me, "club_record") == {row.id for row in oracle.records if row.unit_id in oracle.units(me, REPS | SEATS)}
        own = oracle.allowed("guiding.own", me) | {row.id for row in oracle.guidings if row.helper_id == me}
        assert reached(me, "guiding") == own | oracle.allowed("guiding.join", me)
        assert reached(me, "monthly_report") == (ours := oracle.allowed("report.read", me))
        assert reached(me, "report_board", "report_id") == {row.report_id for row in oracle.told} & ours
        gatherings = oracle.allowed("gathering.hold", me) | {row.gathering_id for row in oracle.signup_own(me)}
        reps = {row.officer_id for row in oracle.mandates if row.unit_id in oracle.allowed("follow.read", me)}  # whose steps the lists fill
        lists = {row.id: row.gathering_id for row in oracle.signups if row.gathering_id in gatherings or row.officer_id in reps}
        assert reached(me, "signup") == {*lists} and reached(me, "gathering") == gatherings | {*lists.values()}
        read = oracle.allowed("article.read", me)
        versions = [row for row in oracle.article_versions if row.article_id in read and (row.reviewed_at or oracle.article_write(me))]
        assert reached(me, "article") == read and reached(me, "article_version") == {row.id for row in versions}
        tried += len(oracle.cases)
    assert tried > 2_000


@pytest.mark.usefixtures("small")
def test_members_too() -> None:
    for seed in range(12):
        SmallWorld(Random(seed), f"w{seed}")
    oracle = Oracle(today())
    for me in [row.id for row in Officer.select()]:
        cases = cases_of(oracle, me)
        of_cases = {row.member_id for row in oracle.parties if row.case_id in cases and row.member_id}
        own = {row.id for row in oracle.members if row.number == oracle.number_of[me]}
        wanted = oracle.allowed("member.read", me) | oracle.allowed("member.lookup", me) | of_cases | own
        everybody = {row.id for row in oracle.members}
        assert reached(me, "member") == (everybody if oracle.units(me, ADVISERS) else wanted)


def test_what_one_has_learned_is_ones_own_and_theirs_who_follow_one_up(world: World) -> None:
    club = clubs()[3]
    rep, colleague = (Mandate.get(Mandate.role == role, Mandate.unit == club).officer_id for role in ("club_leader", "club_deputy_leader"))
    finish_lesson(rep, "frister")
    follows = Mandate.get(Mandate.role == "branch_leader", Mandate.unit == club.parent_id).officer_id
    elsewhere = Mandate.get(Mandate.role == "branch_leader", Mandate.unit != club.parent_id).officer_id
    found = [reached(who, "lesson_progress", "officer_id") for who in (rep, follows, colleague, elsewhere)]
    assert found == [{rep}, {rep}, set(), set()]


def test_with_the_rules_switched_off_a_page_still_shows_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule says yes to everything; the pages are asked for as always."""
    scene = set_scene(clubs()[0], next(iter(TWISTS)))
    oracle, number = Oracle(today()), scene.ids["case_id"]
    monkeypatch.setattr(reach, "condition", lambda *_given, **_named: SQL("true"))
    for prepared in (reach._finder, reach._lister, reach._counter):
        prepared.cache_clear()
    people = [row.id for row in Officer.select() if oracle.units(row.id, set(oracle.held and {m.role for m in oracle.mandates}))]
    shut_out = [me for me in people if number not in cases_of(oracle, me)]
    codes = {world.enter(me).get(f"/saker/{number}").status_code for me in shut_out}
    for prepared in (reach._finder, reach._lister, reach._counter):
        prepared.cache_clear()
    assert len(shut_out) > 40 and codes <= {404, 403}


@pytest.mark.usefixtures("small")
def test_no_table_stands_outside_by_mistake() -> None:
    tables = set(db.get_tables())
    assert tables == OPEN | set(WALL) and not OPEN & set(WALL)
    forced = "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
    assert {row[0] for row in db.execute_sql(forced)} == set(WALL)


@pytest.mark.usefixtures("small")
def test_somebody_not_signed_in_reaches_nothing() -> None:
    SmallWorld(Random(1), "w")
    assert not any(reached(0, table) for table in WALL)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET data = ''",
        "DELETE FROM audit_event",
        'DELETE FROM "case"',
        "UPDATE member SET name = ''",
        "DROP TABLE draft",
        "ALTER TABLE draft DISABLE ROW LEVEL SECURITY",
        "TRUNCATE entry",
        "SET ROLE klar_jobs",
        "CREATE TABLE public.mine (id integer)",
    ],
)
def test_a_page_may_not(statement: str, login: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied|must be owner"):
        db.act_for(0)
        try:
            with db.atomic():
                db.execute_sql(f"SET LOCAL SESSION AUTHORIZATION {login}")
                db.execute_sql(statement)
        finally:
            db.act_for(None)


def test_the_pages_need_no_more_than_that(world: World, login: str) -> None:
    """Klar served by a role that is bound by the wall and owns nothing: a rep finds a member and opens a case."""
    scene = set_scene(clubs()[0], next(iter(TWISTS)))
    rep, case = scene.leader, scene.ids["case_id"]
    address = world.app.config["KLAR"].database.replace("klar@", f"{login}@")
    app = create_app(config.read({"KLAR_DATA": str(world.folder), "KLAR_DATABASE": address, "KLAR_DEMO": "1"}))
    browser = World(world.folder, app).sign_in(Officer.get_by_id(rep))
    assert browser.get("/").status_code == browser.get("/medlemmer").status_code == 200
    codes = {World(world.folder, app).enter(me).get(f"/saker/{case}").status_code for me in (rep, world.person("safety_rep").id)}
    assert codes == {200, 404} and db.execute_sql("SELECT current_user").fetchone()[0] == login


@pytest.mark.usefixtures("small")
def test_who_owns_the_database_needs_to_be_no_superuser(tmp_path: Path) -> None:
    """Makes the tables and the wall, brings the register in, and is bound by the wall too: what lets it through is that it is among klar_jobs and klar_rules."""
    address = create("plain_owner")
    for role in ROLES if db.execute_sql("SELECT 1 FROM pg_roles WHERE rolname = 'klar_rules'").fetchone() else ():  # another database's Klar has made them
        db.execute_sql(f"GRANT {role} TO plain_owner")
    demo_world.prepare(tmp_path / "theirs", database=address)
    put_up(db.obj)
    assert standing(db.obj) and Member.select().count() > 500 and Case.select().count() > 20
    for policy in ("jobs_", "rules_"):
        db.execute_sql(f"DROP POLICY {policy} ON member")
    assert Member.select().count() == 0
    db.close()
    drop(address)


@pytest.mark.usefixtures("small")
def test_a_wall_of_another_program_shows(tmp_path: Path) -> None:
    code = "from klar.access.wall import standing; from klar.db import connect; import sys; sys.exit(not standing(connect(sys.argv[1])))"
    for seed in "123":  # every process of this program knows it
        assert subprocess.run([sys.executable, "-c", code, place(tmp_path)], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}).returncode == 0
    db.execute_sql("COMMENT ON SCHEMA wall IS 'of last year'")
    assert not standing(db.obj)
    put_up(db.obj)
    assert standing(db.obj)


def test_what_may_be_granted_names_real_tables() -> None:
    assert {table for tables in GRANTS.values() for table in tables} <= OPEN | set(WALL)


def test_what_is_kept_in_sight_is_so_until_the_transaction_ends(small: None) -> None:
    world = SmallWorld(Random(1))
    me, case = world.officers[0].id, next(row.id for row in world.cases if row.id not in reached(world.officers[0].id, "case"))
    db.act_for(me)
    with atomic():
        before = db.execute_sql('SELECT id FROM "case" WHERE id = ?', (case,)).fetchone()
        db.keep_in_sight(case)
        kept = db.execute_sql('SELECT id FROM "case"').fetchall()
    db.act_for(None)
    assert before is None and (case,) in kept and case not in reached(me, "case")
