"""How much of a case its receiver sees, and what the two have asked each other. What was sent before is seen whole."""

from peewee import Database

STATEMENTS = (
    "ALTER TABLE handover ADD COLUMN whole BOOLEAN NOT NULL DEFAULT TRUE",
    "ALTER TABLE handover ADD COLUMN question_at BIGINT",
    "ALTER TABLE handover ADD COLUMN reply_at BIGINT",
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
