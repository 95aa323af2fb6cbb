"""Lines of the timeline: who each is for, corrections, and a version for two who correct at once."""

from peewee import Database

STATEMENTS = (
    "ALTER TABLE entry ADD COLUMN audience TEXT NOT NULL DEFAULT 'case'",
    "ALTER TABLE entry ADD COLUMN kept_in_id INTEGER REFERENCES unit (id)",
    "ALTER TABLE entry ADD COLUMN corrects_id INTEGER REFERENCES entry (id)",
    "ALTER TABLE entry ADD COLUMN corrected_at BIGINT",
    "ALTER TABLE entry ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
