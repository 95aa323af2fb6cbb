"""A task has a window, may come back, and may have come from somebody else."""

from peewee import Database

STATEMENTS = (
    "ALTER TABLE task ADD COLUMN from_on DATE",
    "ALTER TABLE task ADD COLUMN repeats TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE task ADD COLUMN after_id INTEGER REFERENCES "task" ("id")',
    'ALTER TABLE task ADD COLUMN given_by_id INTEGER REFERENCES "officer" ("id")',
    "CREATE INDEX task_after_id ON task (after_id)",
    "CREATE INDEX task_given_by_id ON task (given_by_id)",
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
