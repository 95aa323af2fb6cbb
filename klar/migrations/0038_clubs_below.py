"""The clubs below a branch are found at once, not by going through every club of the union."""

from peewee import Database

STATEMENTS = (
    "CREATE INDEX unit_kind_parent_id ON unit (kind, parent_id)",
    "DROP INDEX unit_kind",  # the new one begins with the same
)


def up(_migrator: object, db: Database) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
