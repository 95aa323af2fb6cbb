"""Shorter ways to what a page shows: a unit's desk by the unit, looks at a case by when, a member by the workplace's words.

By status alone every handover of the union was read for everybody's every page. Nobody asks for one officer's events.
"""

from peewee import Database, SqliteDatabase

STATEMENTS = (
    "DROP INDEX handover_status",
    "CREATE INDEX handover_to_unit_id_status ON handover (to_unit_id, status)",
    "DROP INDEX audit_event_officer_id",
    "DROP INDEX audit_event_name_subject",
    "CREATE INDEX audit_event_name_subject_at ON audit_event (name, subject, at)",
    "DROP INDEX employment_workplace_id",
    "CREATE INDEX employment_workplace_id_member_id_from_on_to_on ON employment (workplace_id, member_id, from_on, to_on)",
    "ALTER TABLE member ADD COLUMN places TEXT NOT NULL DEFAULT ''",
)
FILL = (
    "UPDATE member SET places = (SELECT coalesce(group_concat(w.terms, ''), '') FROM employment e "
    "JOIN workplace w ON w.id = e.workplace_id WHERE e.member_id = member.id AND (e.to_on IS NULL OR e.to_on >= date()))"
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
    if isinstance(db, SqliteDatabase):  # a database on PostgreSQL is never older than this, so there is nothing to fill
        db.execute_sql(FILL)
