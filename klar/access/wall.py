"""The second wall: PostgreSQL's row-level security, behind the rules and made of them.

Should a query forget its rule, these policies still keep to the rows that some rule gives the officer a way to. They are
coarser (they know no reading from writing), forced on the tables' owner too, and hold for the role that pages are made with.
SQLite has nothing like it.

Roles: `klar_web` makes pages; `klar_jobs` is the command line's, which works for no officer; `klar_rules` answers what an
officer may reach, and nobody signs in as it.
"""

from hashlib import sha256

from peewee import SQL, Query
from psycopg import ClientCursor

from klar.access.clauses import units
from klar.access.policy import ROLE_RULES, RULES, condition
from klar.access.stuck import NEAR, SIGNALS
from klar.db import Postgresql, db
from klar.models.article import Article
from klar.models.case import Case, Handover, Party
from klar.models.case.deadline import Alert
from klar.models.case.emergency import Emergency
from klar.models.draft import Draft
from klar.models.gathering import Gathering, Signup
from klar.models.guiding import Guiding
from klar.models.innsyn import Innsyn, InnsynCase
from klar.models.member import Member
from klar.models.network import Network
from klar.models.officer import Officer
from klar.models.report import MonthlyReport
from klar.models.role import ADVISERS, CLUB, FOLLOWERS
from klar.models.task import Task
from klar.models.unit import Unit

ROLES = ("klar_rules", "klar_web", "klar_jobs")
ME, DAY, SOON = SQL("wall.me()"), SQL("wall.today()"), SQL(f"wall.today() + {NEAR}")
FOLLOWED_REPS = "SELECT officer_id FROM mandate WHERE unit_id IN (SELECT wall.followed())"
OF_CASE = "case_id IN (SELECT wall.cases())"
OF_MEMBER = "{} IN (SELECT wall.members())"
# What is being ended by whoever then sees it no more (klar.db's keep_in_sight).
KEPT = "SELECT wall.kept() WHERE wall.kept() IS NOT NULL"
OWN, ANSWERS = "{} = wall.me()", "wall.answers()"
# A case that is being written down, whose rows the functions cannot see yet.
NEW_CASE = "(handler_id = wall.me() AND unit_id IN (SELECT wall.clubs()) AND id NOT IN (SELECT wall.closed()))"
LAST_CASE = 'SELECT coalesce(max(id), 0) FROM "case"'
LAST_TOMBSTONE = "SELECT coalesce(max(case_number), 0) FROM tombstone"
ASKED = "(wall.answers() AND member_id IN (SELECT member_id FROM innsyn))"
# Whose rows of each table are whose: one of these must hold. What is not here holds nobody's case and no list of members.
WALL = {
    "case": ("id IN (SELECT wall.cases())", NEW_CASE),
    "member": (OF_MEMBER.format("id"),),
    "employment": (OF_MEMBER.format("member_id"),),
    "task": (OWN.format("owner_id"), OWN.format("given_by_id"), OF_CASE, "id IN (SELECT wall.left_tasks())"),
    "club_record": ("unit_id IN (SELECT wall.own_clubs())",),
    "club_visit": ("unit_id IN (SELECT wall.followed())",),
    "club_step": ("visit_id IN (SELECT id FROM club_visit)",),
    "club_contact": ("unit_id IN (SELECT wall.followed())", ANSWERS),  # whoever answers innsyn tells the one who was called
    "call_round": ("unit_id IN (SELECT wall.helped())", ANSWERS),
    "round_call": ("mandate_id IN (SELECT id FROM mandate WHERE unit_id IN (SELECT wall.followed()))", ANSWERS),
    "new_rep": ("mandate_id IN (SELECT id FROM mandate WHERE officer_id = wall.me() OR unit_id IN (SELECT wall.followed()))", ANSWERS),
    "monthly_report": ("network_id IN (SELECT wall.coordinated())", "id IN (SELECT wall.reports())"),
    "report_board": ("report_id IN (SELECT id FROM monthly_report)",),
    "gathering": ("unit_id IN (SELECT wall.holding())", "id IN (SELECT wall.gatherings())", "id IN (SELECT gathering_id FROM signup)", ANSWERS),
    "signup": ("gathering_id IN (SELECT wall.gatherings())", f"officer_id IN ({FOLLOWED_REPS})", ANSWERS),  # whoever gives a place back, gives it to the next in line
    "article": ("id IN (SELECT wall.articles())", "wall.advises()"),  # a new one is not there yet for the function
    "article_version": ("wall.advises()", "(reviewed_at IS NOT NULL AND article_id IN (SELECT wall.articles()))"),
    "guiding": (OWN.format("officer_id"), OWN.format("helper_id"), "id IN (SELECT wall.waiting())"),
    "draft": (OWN.format("owner_id"), "id IN (SELECT wall.left_drafts())", "(wall.answers() AND EXISTS (SELECT 1 FROM innsyn))"),  # which ones name the member stands inside
    "handover": (OF_CASE, OWN.format("from_officer_id")),
    "share": (OF_CASE, OWN.format("officer_id")),
    "emergency": (OWN.format("officer_id"), ANSWERS, "case_number IN (SELECT case_id FROM innsyn_case)"),  # why it was asked for is a text of the case
    "contact": (OWN.format("officer_id"), ASKED),
    "recent": (OWN.format("officer_id"), ASKED),
    "lookup": (OWN.format("officer_id"), ANSWERS),
    "message": (OWN.format("officer_id"),),  # ids and dates alone
    "lesson_progress": (OWN.format("officer_id"), f"officer_id IN ({FOLLOWED_REPS})", ANSWERS),
    "innsyn": (ANSWERS, "id IN (SELECT innsyn_id FROM innsyn_case)"),  # those of the cases that are let through
    "innsyn_case": (OF_CASE, ANSWERS),
    "upload": (OWN.format("officer_id"),),
    "upload_part": ("upload_id IN (SELECT id FROM upload)",),
    "innsyn_line": ("review_id IN (SELECT id FROM innsyn_case)",),
    **dict.fromkeys(("alert", "consent", "deadline", "document", "entry", "hold", "participant", "party", "trigger"), (OF_CASE,)),
}
GRANTS = {  # what pages may do with the tables that are not the default
    "SELECT": ("employer", "employment", "installation", "member", "register_import", "schema_migration", "tombstone", "unit", "workplace"),
    "SELECT, INSERT": ("audit_event",),  # nobody changes the record
    "SELECT, INSERT, UPDATE": ("case", "identity", "invitation", "mandate", "officer", "session"),
}
DEFAULT = "SELECT, INSERT, UPDATE, DELETE"


def walled() -> None:
    """Puts up the wall that belongs to this program, unless it stands, on the engine that can have one."""
    if isinstance(db.obj, Postgresql) and not standing(db.obj):
        put_up(db.obj)


def standing(database: Postgresql) -> bool:
    """Whether the wall that stands is this program's."""
    found = database.execute_sql("SELECT obj_description(to_regnamespace('wall'), 'pg_namespace')").fetchone()
    return found[0] == _fingerprint(statements(database))


def put_up(database: Postgresql) -> None:
    """Builds the wall anew, in one transaction. Needs the right to make roles, the first time."""
    said = statements(database)
    with database.atomic():
        for statement in [*said, f"COMMENT ON SCHEMA wall IS '{_fingerprint(said)}'"]:
            database.connection().execute(statement)


def _fingerprint(said: list[str]) -> str:
    return sha256("\n".join(said).encode()).hexdigest()


def statements(database: Postgresql) -> list[str]:
    return [
        *(f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$" for role in ROLES),
        *(f"DO $$ BEGIN IF NOT pg_has_role('{role}', 'USAGE') THEN GRANT {role} TO CURRENT_USER; END IF; END $$" for role in ROLES),
        "DROP SCHEMA IF EXISTS wall CASCADE",
        "CREATE SCHEMA wall AUTHORIZATION klar_rules",
        f"GRANT USAGE ON SCHEMA wall TO {', '.join(ROLES)}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO klar_rules",
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO klar_jobs",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO klar_web, klar_jobs",
        *_granted(database),
        *_functions(database),
        *(line for table, ways in WALL.items() for line in _policies(table, ways)),
    ]


def _granted(database: Postgresql) -> list[str]:
    of_table = {table: rights for rights, tables in GRANTS.items() for table in tables}
    tables = database.get_tables()
    revoked = "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM klar_web"
    return [revoked, *(f'GRANT {of_table.get(table, DEFAULT)} ON "{table}" TO klar_web' for table in tables)]


def _functions(database: Postgresql) -> list[str]:
    """Each runs with the rights of klar_rules, which sees all rows: a policy that asked the tables would ask itself."""
    told = {
        "me() RETURNS integer": "SELECT coalesce(nullif(current_setting('klar.officer', true), ''), '0')::integer",
        "today() RETURNS date": "SELECT nullif(current_setting('klar.today', true), '')::date",
        "kept() RETURNS integer": "SELECT nullif(current_setting('klar.kept', true), '')::integer",
        "answers() RETURNS boolean": f"SELECT EXISTS ({_text(database, units(ME, DAY, ROLE_RULES['emergency.answer']))})",
        "advises() RETURNS boolean": f"SELECT EXISTS ({_text(database, units(ME, DAY, ADVISERS))})",
        "clubs() RETURNS SETOF integer": _text(database, units(ME, DAY, CLUB)),
        "own_clubs() RETURNS SETOF integer": _text(database, units(ME, DAY, ROLE_RULES["club.meeting"])),
        "followed() RETURNS SETOF integer": _text(database, Unit.select(Unit.id).where(condition("follow.read", ME, DAY))),
        "helped() RETURNS SETOF integer": _text(database, units(ME, DAY, FOLLOWERS)),
        "coordinated() RETURNS SETOF integer": _text(database, Network.select(Network.id).where(condition("network.run", ME, DAY))),
        "reports() RETURNS SETOF integer": _text(database, MonthlyReport.select(MonthlyReport.id).where(condition("report.read", ME, DAY))),
        "holding() RETURNS SETOF integer": _text(database, units(ME, DAY, FOLLOWERS)),
        "gatherings() RETURNS SETOF integer": " UNION ".join(_text(database, way) for way in _gatherings()),
        "articles() RETURNS SETOF integer": _text(database, Article.select(Article.id).where(condition("article.read", ME, DAY))),
        "waiting() RETURNS SETOF integer": _text(database, Guiding.select(Guiding.id).where(condition("guiding.join", ME, DAY))),
        **{f"{name}() RETURNS SETOF integer": _text(database, query(ME, DAY, SOON, lambda column: column.in_(SQL(f"({FOLLOWED_REPS})")))) for name, query in SIGNALS.items()},
        "left_drafts() RETURNS SETOF integer": _text(database, Draft.select(Draft.id).where(Draft.owner.in_(Case.select(Case.handler).where(condition("case.take", ME, DAY))))),
        "left_tasks() RETURNS SETOF integer": _text(database, Task.select(Task.id).where(condition("task.take", ME, DAY))),
        "closed() RETURNS SETOF integer": " UNION ".join(_text(database, way) for way in _closed()),
        "cases() RETURNS SETOF integer": " UNION ".join([KEPT, *(_text(database, way) for way in _cases())]),
        "next_case() RETURNS integer": f"SELECT greatest(({LAST_CASE}), ({LAST_TOMBSTONE})) + 1",
        "members() RETURNS SETOF integer": " UNION ".join(_text(database, way) for way in _members()),
    }
    made = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
    each = [f"CREATE FUNCTION wall.{name} {made} $wall${body}$wall$" for name, body in told.items()]
    return ["SET LOCAL ROLE klar_rules", *each, "RESET ROLE"]


def _policies(table: str, ways: tuple[str, ...]) -> list[str]:
    """New rows are checked by the rules alone: who may see them is decided by rows that come after them."""
    seen = " OR ".join(ways)
    each = {"jobs": "TO klar_jobs USING (true)", "rules": "FOR SELECT TO klar_rules USING (true)", "new": "FOR INSERT TO klar_web WITH CHECK (true)"}
    each |= {kind.lower(): f"FOR {kind} TO klar_web USING ({seen})" for kind in ("SELECT", "DELETE")}
    each["update"] = f"FOR UPDATE TO klar_web USING ({seen}) WITH CHECK (true)"
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        *(line for name, rule in each.items() for line in (f'DROP POLICY IF EXISTS {name}_ ON "{table}"', f'CREATE POLICY {name}_ ON "{table}" {rule}')),
    ]


def _cases() -> list[Query]:
    """Every way to a case: the rule, what we are asked about or have taken, and what an answer of mine is about."""
    asked = Innsyn.select(Innsyn.member)
    as_officers = Officer.select(Officer.id).where(Officer.member_number.in_(Member.select(Member.number).where(Member.id.in_(asked))))
    return [
        Case.select(Case.id).where(condition("case.read", ME, DAY)),
        Handover.select(Handover.case).where(condition("handover.read", ME, DAY)),
        Alert.select(Alert.case).where(condition("alert.read", ME, DAY)),
        Case.select(Case.id).where(condition("case.take", ME, DAY)),
        Emergency.select(Emergency.case_number).where(SQL(ANSWERS)),
        Party.select(Party.case).where(SQL(ANSWERS), Party.member.in_(asked) | Party.officer.in_(as_officers)),
    ]


def _closed() -> list[Query]:
    """The cases that are closed to me whatever else holds: as a party, for one."""
    return [Case.select(Case.id).where(clause(ME, DAY)) for clause in RULES["case.read"].none.values()]


def _gatherings() -> list[Query]:
    """Those my unit holds, and those I am invited to."""
    return [Gathering.select(Gathering.id).where(condition("gathering.hold", ME, DAY)), Signup.select(Signup.gathering).where(condition("signup.own", ME, DAY))]


def _members() -> list[Query]:
    """Every way to a member: the rules, the parties of my cases and who asks for innsyn in them, myself, and for those who look up one at a time, all."""
    own_number = Officer.select(Officer.member_number).where(Officer.id == ME)
    of_cases = Party.member.is_null(False) & Party.case.in_(SQL("(SELECT wall.cases())"))
    return [
        Member.select(Member.id).where(condition("member.read", ME, DAY) | condition("member.lookup", ME, DAY)),
        Party.select(Party.member).where(of_cases),
        Innsyn.select(Innsyn.member).join(InnsynCase).where(InnsynCase.case.in_(SQL("(SELECT wall.cases())"))),
        Member.select(Member.id).where(Member.number.in_(own_number)),
        Member.select(Member.id).where(SQL("wall.advises() OR wall.answers()")),
    ]


def _text(database: Postgresql, query: Query) -> str:
    sql, values = query.bind(database).sql()
    return ClientCursor(database.connection()).mogrify(sql, values)
