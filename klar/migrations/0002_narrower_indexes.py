"""Indexes that lead straight to the rows: a unit's desk by the unit, looks at a case by when they were.

By status alone every handover of the union was read for everybody's every page. Nobody asks for one officer's events.
"""

from peewee import Database

STATEMENTS = (
    "DROP INDEX handover_status",
    "CREATE INDEX handover_to_unit_id_status ON handover (to_unit_id, status)",
    "DROP INDEX audit_event_officer_id",
    "DROP INDEX audit_event_name_subject",
    "CREATE INDEX audit_event_name_subject_at ON audit_event (name, subject, at)",
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
